"""`dev.py walk [ACTIONS [SEED]]`: press random keys and buttons on every page and see that nothing breaks.

Counts crashes, Qt's warnings, exceptions and what is left behind; ends with exit code 1 if there is any of
them, or too much left behind. It needs a process of its own, in which nothing else was done before.
"""

from __future__ import annotations

import ctypes
import gc
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from traceback import StackSummary, extract_stack, extract_tb
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QPoint, Qt, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtPrintSupport import QAbstractPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QDialog, QFileDialog, QWidget

from tests.helpers.turning import let_qt_work
from tests.helpers.windows import OpenWindow
from tests.helpers.workbenches import new_case, sample_case
from workbench.app.workbench import Workbench
from workbench.kernel.i18n import use_language
from workbench.kernel.paths import HOME_VARIABLE
from workbench.ui.application import start_qt
from workbench.ui.mainwindow.pages import PAGES
from workbench.ui.navigation import Place

_OF_A_CASE = ("editor", "answers", "handin", "versions")
_KEYS = (
    Qt.Key.Key_Tab,
    Qt.Key.Key_Backtab,
    Qt.Key.Key_Down,
    Qt.Key.Key_Up,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_Space,
    Qt.Key.Key_Return,
    Qt.Key.Key_Escape,
    Qt.Key.Key_Delete,
    Qt.Key.Key_Backspace,
    Qt.Key.Key_F2,
    Qt.Key.Key_F8,
)
# What would end the walk or start a program outside of the window.
_LEFT_OUT = {"quit", "case.print", "workspace.restore", "workspace.new", "workspace.open"}
_PYTHON_MEMORY = "PYTHONMALLOC"
_LEAVES = 0.3  # how likely a dialog is left instead of used
# MB between half-way and the end; of 2,000 steps the later half was seen to add about 4.
_MOST_GROWN = 20.0
# References to None that may be given back without having been taken: at none left Python ends the process. It
# takes more all the time: PySide keeps two to five for each object that is made and deleted, which hurts none.
_MOST_NONES_LOST = 100
_DEEPEST = 12  # calls of Python that are told of
_TEXTS = ("储能", "GB/T 36276-2023", "2026-02-30", "abc", "<b>x</b>", "１２", "-1")
# What Qt says because there is no screen: raising a window, size hints to its frame, grabbing the keyboard.
_NO_SCREEN = "This plugin does not support"
# The preferences open the folders outside of the window, files are opened by other programs.
_OUTSIDE = ("folder", "文件夹", "file", "文件")


@dataclass
class Walk:
    """What a walk met: `wrong` holds warnings and exceptions; sizes before and after."""

    actions: int = 0
    wrong: list[str] = field(default_factory=list)
    widgets_before: int = 0
    widgets_after: int = 0
    memory_before: float = 0.0
    memory_after: float = 0.0
    nones_before: int = 0
    nones_after: int = 0


def walk(opened: OpenWindow, actions: int, seed: int) -> Walk:
    """Do `actions` random things in a window; the sizes are taken on the same pages, half-way and at the end.

    Until half-way Qt's caches of glyphs in all the sizes of the zoom have filled.
    """
    result, chance = Walk(), random.Random(seed)
    in_dialogs = random.Random(seed)  # its own: how many turns a dialog gets depends on the machine
    closer = QTimer()
    closer.setInterval(15)
    closer.timeout.connect(lambda: _meet_dialogs(in_dialogs))
    closer.start()
    restore = _listen(result)
    try:
        _visit_all(opened)
        for number in range(actions):
            if number == actions // 2:
                result.widgets_before, result.memory_before = _sizes(opened)
                result.nones_before = sys.getrefcount(None)
            _act(opened, chance)
            result.actions += 1
            if number % 20 == 0:
                opened.settle()
        opened.settle()
        result.widgets_after, result.memory_after = _sizes(opened)
        result.nones_after = sys.getrefcount(None)
    finally:
        closer.stop()
        restore()
    return result


def prepare(workbench: Workbench) -> None:
    """Fill a workspace with something to walk over."""
    sample_case(workbench)
    for number in range(5):
        new_case(workbench, f"提案 {number}")


def main(words: Sequence[str]) -> int:
    """Walk and say what came out."""
    if os.environ.get(_PYTHON_MEMORY) != "malloc":
        # Python's own memory is counted with that of Qt when both take it from the C library.
        environment = {**os.environ, _PYTHON_MEMORY: "malloc"}
        return subprocess.run([sys.executable, "-m", "tests.walk", *words], env=environment).returncode
    actions = int(words[0]) if words else 20_000
    seed = int(words[1]) if len(words) > 1 else 1
    with tempfile.TemporaryDirectory(prefix="walk-", ignore_cleanup_errors=True) as place:
        os.environ[HOME_VARIABLE] = str(Path(place) / "home")
        use_language("zh")
        application = start_qt()
        opened = OpenWindow(Path(place), prepare)
        result = walk(opened, actions, seed)
        opened.close()
        del application
    print(f"{result.actions} actions from seed {seed}; wrong: {len(result.wrong)}")
    print(f"widgets {result.widgets_before} → {result.widgets_after}")
    print(f"memory {result.memory_before:.1f} → {result.memory_after:.1f} MB")
    print(f"references to None {result.nones_before} → {result.nones_after}")
    print(*sorted(set(result.wrong)), sep="\n")
    grown = result.memory_after - result.memory_before
    more = result.widgets_after > result.widgets_before * 1.3 + 50
    lost = result.nones_before - result.nones_after > _MOST_NONES_LOST
    return 1 if result.wrong or grown > _MOST_GROWN or more or lost else 0


def _act(opened: OpenWindow, chance: random.Random) -> None:
    kind = chance.random()
    if kind < 0.06:
        case = chance.choice(["2026-001", "2026-002"])
        opened.desk.navigator.go(Place(chance.choice(list(PAGES)), case=case))
    elif kind < 0.14:
        actions = [command.id for command in opened.desk.actions.all() if command.id not in _LEFT_OUT]
        opened.desk.actions.action(chance.choice(actions)).trigger()
    else:
        _press(opened.window, chance, kind)


def _press(window: QWidget, chance: random.Random, kind: float) -> None:
    widgets = _usable(window)
    if not widgets:
        return
    widget = chance.choice(widgets)
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    if kind < 0.45:
        x, y = chance.randrange(max(widget.width(), 1)), chance.randrange(max(widget.height(), 1))
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=QPoint(x, y))
    elif kind < 0.6:
        _type(widget, chance.choice(_TEXTS))
    else:
        QTest.keyClick(widget, chance.choice(_KEYS))


def _usable(window: QWidget) -> list[QWidget]:
    """Return what can be used in a window, from its top to its bottom.

    PySide takes what a widget hands out (its children, the next in the focus chain) for this widget's own, and
    keeps it when the widget itself is gone: the walk would leave behind what it should look for. Only the list
    of all widgets comes from nobody.
    """
    found = [one for one in QApplication.allWidgets() if _can_be_used(one) and window.isAncestorOf(one)]
    return sorted(found, key=lambda widget: (*_place(widget), type(widget).__name__, widget.accessibleName()))


def _place(widget: QWidget) -> tuple[int, int]:
    corner = widget.mapToGlobal(QPoint(0, 0))
    return corner.y(), corner.x()


def _type(widget: QWidget, text: str) -> None:
    """Type Latin text with keys; Chinese comes from an input method, and QTest knows no keys for it."""
    if text.isascii():
        QTest.keyClicks(widget, text)
        return
    composed = QInputMethodEvent()
    composed.setCommitString(text)
    QApplication.sendEvent(widget, composed)


def _can_be_used(widget: QWidget) -> bool:
    if not widget.isVisible() or not widget.isEnabled() or widget.focusPolicy() == Qt.FocusPolicy.NoFocus:
        return False
    name = widget.accessibleName().lower()
    return not (isinstance(widget, QAbstractButton) and any(word in name for word in _OUTSIDE))


def _meet_dialogs(chance: random.Random) -> None:
    """Press something in what is modal, then leave it; close what popped up: a walk would stand still else."""
    popup = QApplication.activePopupWidget()
    if popup is not None and not isinstance(popup.parent(), QComboBox):
        popup.close()
    dialog = QApplication.activeModalWidget()
    if not isinstance(dialog, QDialog):
        return
    # Later: what is pressed, and leaving, may open another dialog, and a timer that waits for it meets none.
    if isinstance(dialog, QFileDialog | QAbstractPrintDialog) or chance.random() < _LEAVES:
        QTimer.singleShot(0, dialog, dialog.reject)  # a walk is not to write files or to print
    else:
        QTimer.singleShot(0, dialog, lambda: _press(dialog, chance, 0.14 + 0.86 * chance.random()))


def _visit_all(opened: OpenWindow) -> None:
    for page in PAGES:
        opened.go(Place(page, case="2026-001" if page in _OF_A_CASE else ""))
    # What is known of the keywords of the plan is made once, with the first suggestion: it is no growth.
    opened.workbench.planning.suggest_for_text("储能", "action-plan-2022")


def _sizes(opened: OpenWindow) -> tuple[int, float]:
    """Return how many widgets there are and the memory in use in MB, after visiting every page."""
    opened.desk.actions.action("zoom.reset").trigger()  # glyphs and buffers of another size are no leak
    opened.contents.rebuild()  # nor are the pages of a document that somebody looked at
    _visit_all(opened)
    gc.collect()
    let_qt_work(50)
    gc.collect()
    return len(QApplication.allWidgets()), _in_use()


_TOLD = (
    "arena",
    "ordblks",
    "smblks",
    "hblks",
    "hblkhd",
    "usmblks",
    "fsmblks",
    "uordblks",
    "fordblks",
    "keepcost",
)


class _MallocInfo(ctypes.Structure):
    """What the GNU C library tells of its memory (mallinfo2)."""

    _fields_ = [(name, ctypes.c_size_t) for name in _TOLD]


def _in_use() -> float:
    """Return the MB that were asked for and not given back, of Python and Qt together; 0 where nobody tells.

    The resident memory would not do: of equal walks it grows by 10 MB or by 36, as chance strews what is freed,
    and by the pages of fonts that were read.
    """
    try:
        told = ctypes.CDLL("libc.so.6").mallinfo2
    except (OSError, AttributeError):
        return 0.0
    told.restype = _MallocInfo
    info = told()
    return float(info.uordblks + info.hblkhd) / 1e6


class _Listener:
    """Notes Qt's warnings and exceptions in slots until told to stop."""

    def __init__(self, result: Walk) -> None:
        self._result = result
        self._hook = sys.excepthook
        self._handler = qInstallMessageHandler(self._message)
        sys.excepthook = self._exception

    def __call__(self) -> None:
        qInstallMessageHandler(self._handler)
        sys.excepthook = self._hook

    def _message(self, kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        harmless = kind in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg) or message.startswith(_NO_SCREEN)
        if not harmless:
            self._result.wrong.append(f"{message} {_where(extract_stack()[:-1])}")

    def _exception(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        self._result.wrong.append(f"{kind.__name__}: {error} {_where(extract_tb(trace))}")


def _where(frames: StackSummary) -> str:
    """Return where Python was, the innermost place first."""
    return " < ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in reversed(frames[-_DEEPEST:]))


def _listen(result: Walk) -> _Listener:
    return _Listener(result)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
