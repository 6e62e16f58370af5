"""`python -m tests.bench.listmemory FILE`: print the resident memory of this process, in MB, as a JSON object.

`stack`: a workspace is open and the page of cases stands, with everything that it needs. `listed`: all cases of
the workspace are listed.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from tests.helpers.turning import let_qt_work
from workbench.app.settings import load_settings
from workbench.ui import theme
from workbench.ui.actions import ActionBook
from workbench.ui.application import start_qt
from workbench.ui.changes import ChangesBus
from workbench.ui.drafts import Drafts
from workbench.ui.jobs import Jobs
from workbench.ui.mainwindow.contents import Contents
from workbench.ui.mainwindow.window import MainWindow
from workbench.ui.navigation import Navigator, Place
from workbench.ui.notify import Notices
from workbench.ui.operations import Operations
from workbench.ui.tokens import tokens
from workbench.ui.widgets.page import Desk, Page
from workbench.ui.widgets.steps import StepsBook


def main(workspace: str) -> None:
    """Open the window, the workspace and the list, and print what each took."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = start_qt()
    theme.apply(application, "light")
    notices = Notices()
    operations = Operations(Jobs(), ChangesBus(), notices)
    actions = ActionBook()
    desk = Desk(
        operations=operations,
        drafts=Drafts(operations),
        steps=StepsBook(actions, operations),
        navigator=Navigator(),
        actions=actions,
        notices=notices,
        settings=load_settings,
        change_settings=lambda **_values: None,
    )
    window = MainWindow(tokens()["light"])
    contents = Contents(window, desk)
    window.show()
    let_qt_work(200)
    page = _page(desk, workspace)
    held = {"stack": _resident()}
    page.show_place(Place("cases"))
    _settle(operations)
    held["listed"] = _resident()
    print(json.dumps(held))
    sys.stdout.flush()
    operations.close()
    del contents
    os._exit(0)  # what the window would store when it is closed is not wanted


def _page(desk: Desk, workspace: str) -> Page:
    from workbench.app.bootstrap import open_workbench
    from workbench.ui.pages.cases.page import CasesPage

    desk.operations.open(desk.navigator, lambda: open_workbench(workspace))
    page = CasesPage(desk)
    page.resize(1368, 808)
    page.show()
    _settle(desk.operations)
    # Forms and plans belong to the stack, not to the list.
    desk.operations.ask(page, lambda wb: (wb.drafting.forms(), wb.planning.plans()), lambda _found: None)
    _settle(desk.operations)
    return page


def _settle(operations: Operations) -> None:
    let_qt_work(20)
    while not operations.jobs.is_idle:
        let_qt_work(5)
    let_qt_work(100)


def _resident() -> float:
    for line in Path("/proc/self/status").read_text(encoding="ascii", errors="replace").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1000
    return 0.0


if __name__ == "__main__":
    main(sys.argv[1])
