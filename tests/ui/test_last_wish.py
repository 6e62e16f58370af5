"""Of several workspaces asked for in a row the last one stays open, and none is opened twice."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.helpers.prepared import open_prepared
from tests.helpers.windows import OpenWindow
from tests.helpers.workbenches import two_cases
from workbench.app.settings import change_settings
from workbench.app.workbench import Workbench
from workbench.kernel.errors import NotReadable
from workbench.ui.instance import Wish
from workbench.ui.session import Session


class Opener:
    """Opens workspaces and notes which; after `hold` it waits with the next one until `let_go`."""

    def __init__(self) -> None:
        self.opened: list[str] = []
        self._gate = threading.Event()
        self._gate.set()

    def hold(self) -> None:
        self._gate.clear()

    def let_go(self) -> None:
        self._gate.set()

    def __call__(self, location: str) -> Workbench:
        self.opened.append(Path(location).name)
        self._gate.wait(20)
        if "damaged" in location:
            raise NotReadable("It is damaged.")
        return open_prepared(location, two_cases if len(self.opened) == 1 else None)


@pytest.fixture
def opener(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Opener:
    """Give the opener of the windows of a test."""
    change_settings(name="林一", first_start_done=True)
    made = Opener()
    monkeypatch.setattr(OpenWindow, "_opener", lambda _window, _prepare: made)
    return made


@pytest.fixture
def opened(opener: Opener, tmp_path: Path) -> Iterator[OpenWindow]:
    """Give the whole window on a workspace with two cases."""
    window = OpenWindow(tmp_path)
    yield window
    opener.let_go()
    window.close()


def ask_for(opened: OpenWindow, tmp_path: Path, *names: str) -> None:
    """Ask for workspaces one right after the other, and wait for what comes of it."""
    for name in names:
        opened.session.open_workspace(str(tmp_path / name))
    come_to_rest(opened)


def come_to_rest(opened: OpenWindow) -> None:
    opened.wait_until(lambda: opened.jobs.is_idle and opened.window.isEnabled())
    opened.settle()


def shown(opened: OpenWindow) -> str:
    assert opened.window.isEnabled()
    return Path(opened.workbench.location).name


def said(opened: OpenWindow) -> str:
    return "\n".join(label.text() for label in opened.page.strip.findChildren(QLabel))


@pytest.mark.parametrize(
    ("names", "last"),
    [
        (["b.db", "workspace.db"], "workspace.db"),
        (["b.db", "c.db"], "c.db"),
        (["b.db", "c.db", "b.db"], "b.db"),
        (["b.db", "b.db"], "b.db"),
    ],
)
def test_the_last_of_several_that_were_asked_for_at_once_is_the_only_one_opened(
    opened: OpenWindow, opener: Opener, tmp_path: Path, names: list[str], last: str
) -> None:
    ask_for(opened, tmp_path, *names)
    assert shown(opened) == last
    assert opener.opened[1:] == ([] if last == "workspace.db" else [last])


def test_who_changes_his_mind_while_one_is_being_opened_gets_the_last_one(
    opened: OpenWindow, opener: Opener, tmp_path: Path
) -> None:
    opener.hold()
    opened.session.open_workspace(str(tmp_path / "b.db"))
    opened.wait_until(lambda: opener.opened[-1:] == ["b.db"])
    opened.session._second_start(Wish(str(tmp_path / "workspace.db")))
    opener.let_go()
    opened.wait_until(lambda: len(opener.opened) == 3)
    come_to_rest(opened)
    assert shown(opened) == "workspace.db"


def test_a_workspace_asked_for_just_before_a_backup_is_restored_gives_way_and_can_be_asked_for_again(
    opened: OpenWindow, tmp_path: Path
) -> None:
    leaving, done = opened.contents.leaving, list[str]()

    def put_back() -> None:
        done.append("restored")
        leaving.stay()

    opened.session.open_workspace(str(tmp_path / "b.db"))
    leaving.change_over("All the same?", put_back)
    come_to_rest(opened)
    assert (done, shown(opened)) == (["restored"], "workspace.db")
    ask_for(opened, tmp_path, "b.db")
    assert shown(opened) == "b.db"


def test_a_second_start_with_a_file_while_that_is_being_opened_opens_it_once(
    opened: OpenWindow, opener: Opener, tmp_path: Path
) -> None:
    opener.hold()
    opened.session.open_workspace(str(tmp_path / "b.db"))
    opened.session._second_start(Wish(str(tmp_path / "b.db")))
    opener.let_go()
    come_to_rest(opened)
    assert (shown(opened), opener.opened) == ("b.db", ["workspace.db", "b.db"])


@pytest.mark.parametrize("remembered", [True, False])
def test_a_second_start_with_the_file_that_the_first_one_is_just_opening_opens_it_once(
    opener: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, remembered: bool
) -> None:
    place = tmp_path / "workspace.db"
    if remembered:
        OpenWindow(tmp_path).close()
        opener.opened.clear()
    begin = Session._open_first_workspace

    def begin_with_a_second_start(session: Session) -> None:
        begin(session)
        session._second_start(Wish(str(place)))

    monkeypatch.setattr(Session, "_open_first_workspace", begin_with_a_second_start)
    window = OpenWindow(tmp_path, named=not remembered)
    window.settle()
    assert (shown(window), opener.opened) == ("workspace.db", ["workspace.db"])
    window.close()


def test_one_that_can_not_be_opened_does_not_keep_from_the_one_asked_for_after_it(
    opened: OpenWindow, opener: Opener, tmp_path: Path
) -> None:
    opener.hold()
    opened.session.open_workspace(str(tmp_path / "damaged.db"))
    opened.wait_until(lambda: not opened.window.isEnabled())
    opener.let_go()
    come_to_rest(opened)
    assert "It is damaged." in said(opened)
    ask_for(opened, tmp_path, "b.db")
    assert shown(opened) == "b.db"


def test_a_remembered_one_that_is_damaged_gives_way_to_what_a_second_start_asks_for(
    opener: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    change_settings(recents=(str(tmp_path / "damaged.db"),))
    (tmp_path / "damaged.db").touch()
    begin = Session._open_first_workspace

    def begin_with_a_second_start(session: Session) -> None:
        begin(session)
        session._second_start(Wish(str(tmp_path / "b.db")))

    monkeypatch.setattr(Session, "_open_first_workspace", begin_with_a_second_start)
    window = OpenWindow(tmp_path, named=False)
    window.wait_until(lambda: opener.opened[-1:] == ["b.db"] and window.jobs.is_idle)
    come_to_rest(window)
    assert shown(window) == "b.db"
    window.close()
