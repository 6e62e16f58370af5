"""The tools of a rich text: looks, lists, tables, pictures, in one row above the text.

Tab passes them by, as it leads on from what is written; a key of the text leads to them, the arrow keys go
along them, Escape goes back into the text.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QCursor, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from workbench.kernel.i18n import tr
from workbench.ui import theme
from workbench.ui.actions import RICH_KEYS
from workbench.ui.widgets.basics import plain_tip, rule, tool
from workbench.ui.widgets.fields.richbox import RichBox
from workbench.ui.widgets.fields.richlists import no_lists_in_cells
from workbench.ui.widgets.fields.richwidths import PictureWidths
from workbench.ui.widgets.fields.tablegrid import TableGrid
from workbench.ui.widgets.flow import Flow, HighEnough
from workbench.ui.widgets.mnemonics import with_letters

_ICON = 16
_BETWEEN, _AROUND = 2, (6, 4, 6, 4)  # px
_PRESSING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_AT_ONCE = ("bold", "italic", "underline", "sub", "sup", "bullets", "numbers")  # the others open a menu


class RichTools(HighEnough):
    """The buttons above a box. `picture_wanted` asks for a file, `words_wanted` for the words of a picture."""

    picture_wanted = Signal()
    words_wanted = Signal()

    def __init__(self, box: RichBox) -> None:
        super().__init__()
        self._box = box
        self.buttons: dict[str, QToolButton] = {}
        self._tips: dict[QToolButton, str] = {}
        self._stop = "bold"
        self._by_mouse = False
        self._size_grid: TableGrid | None = None
        self.table_menu, self.picture_menu = QMenu(tr("Table"), self), QMenu(tr("Picture"), self)
        self.describe = QAction(tr("Alternative text…"), self)
        self.widths = PictureWidths(self)
        self._build()
        box.currentCharFormatChanged.connect(lambda _look: self.show_state())
        box.cursorPositionChanged.connect(self.show_state)
        self.show_state()

    def stop(self) -> QWidget:
        """Return the button that the key leads to: the one that was left last."""
        return self.buttons[self._stop]

    def show_state(self) -> None:
        """Show which looks there are at the cursor, and what can be done there."""
        look, table = self._box.look(), self._box.tables.here()
        for name, on in look.items():
            self.buttons[name].setChecked(on)
        for name in ("bullets", "numbers"):
            self._allow_list(self.buttons[name], table is None)
        for action in self.table_menu.actions():
            action.setEnabled((action.data() == "insert") == (table is None))

    def _allow_list(self, button: QToolButton, allowed: bool) -> None:
        """Let a list be made or not; the tip says why not."""
        if button.isEnabled() != allowed:
            name = self._tips[button]
            button.setEnabled(allowed)
            button.setToolTip(plain_tip(name if allowed else f"{name}\n{no_lists_in_cells()}"))

    def _show_pictures(self) -> None:
        """Offer words and widths where there is a picture. Asked by the menu only, never amid a change."""
        self.describe.setEnabled(self.widths.show_at(self._box.textCursor()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go along the row with the arrow keys; a key on the table button asks for the size of one at once."""
        if event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.KeyPress):
            self._by_mouse = event.type() == QEvent.Type.MouseButtonPress
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            names = [name for name, item in self.buttons.items() if item.isEnabled()]
            here = next((name for name in names if self.buttons[name] is watched), "")
            step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()), 0)
            if step and here:
                self._go_to(names[(names.index(here) + step) % len(names)])
                return True
            if here == "table" and event.key() in _PRESSING and self._box.tables.here() is None:
                self._change_table("insert")  # outside of a table its menu has nothing else
                return True
            if event.key() == Qt.Key.Key_Escape:
                self._box.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return False

    def _go_to(self, name: str) -> None:
        self._stop = name
        self.buttons[name].setFocus(Qt.FocusReason.TabFocusReason)

    def _build(self) -> None:
        self._add("bold", "bold", tr("Bold"))
        self._add("italic", "italic", tr("Italic"))
        self._add("underline", "underline", tr("Underlined"))
        self._add("sub", "subscript", tr("Subscript"))
        self._add("sup", "superscript", tr("Superscript"))
        self._add("bullets", "bullets", tr("Bulleted list"))
        self._add("numbers", "numbers", tr("Numbered list"))
        self._add("table", "table", tr("Table"))
        self._add("picture", "image", tr("Picture"))
        self._fill_menus()
        for name in _AT_ONCE:
            self.buttons[name].setCheckable(True)
            self.buttons[name].clicked.connect(
                lambda _checked=False, act=self._box.acts[name]: self._pressed(act)
            )
        parts = list(self.buttons.values())
        lines = [rule("v"), rule("v")]
        for line in lines:
            line.setFixedHeight(theme.px(_ICON))
        flow = Flow(self, _BETWEEN)
        flow.setContentsMargins(*_AROUND)
        for part in (*parts[:5], lines[0], *parts[5:7], lines[1], *parts[7:]):
            flow.addWidget(part)

    def _add(self, name: str, icon: str, words: str) -> None:
        shown = QKeySequence(RICH_KEYS.get(name, "")).toString(QKeySequence.SequenceFormat.NativeText)
        item = tool(icon, words, size=_ICON)
        item.setIcon(theme.icon(icon, "text2", theme.px(_ICON), on="accent"))
        self._tips[item] = f"{words} ({shown})" if shown else words
        item.setToolTip(plain_tip(self._tips[item]))
        item.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        item.installEventFilter(self)
        self.buttons[name] = item

    def _pressed(self, act: Callable[[], None]) -> None:
        """Do what a button does; a click leaves one in the text, a key on the button."""
        act()
        self.show_state()
        if self._by_mouse:
            self._box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill_menus(self) -> None:
        acts = {
            "insert": tr("Insert a table…"),
            "row_above": tr("Insert a row above"),
            "row_below": tr("Insert a row below"),
            "column_left": tr("Insert a column to the left"),
            "column_right": tr("Insert a column to the right"),
            "remove_row": tr("Remove the row"),
            "remove_column": tr("Remove the column"),
            "remove_table": tr("Remove the table"),
        }
        for name, words in acts.items():
            action = self.table_menu.addAction(words)
            action.setData(name)
            action.triggered.connect(lambda _checked=False, name=name: self._change_table(name))
        insert = self.picture_menu.addAction(tr("Insert a picture…"))
        insert.triggered.connect(lambda _checked=False: self.picture_wanted.emit())
        self.picture_menu.addAction(self.describe)
        self.picture_menu.addMenu(self.widths)
        self.describe.triggered.connect(lambda _checked=False: self.words_wanted.emit())
        for name, menu in (("table", self.table_menu), ("picture", self.picture_menu)):
            self.buttons[name].setMenu(menu)
            self.buttons[name].setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
            with_letters(menu).aboutToShow.connect(self.show_state)
            menu.aboutToHide.connect(partial(_no_longer_under_pointer, self.buttons[name]))
        self.picture_menu.aboutToShow.connect(self._show_pictures)

    def _change_table(self, name: str) -> None:
        if name == "insert":
            self._grid().unfold(self.buttons["table"])
            return
        self._box.tables.change(name)
        self._box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _grid(self) -> TableGrid:
        """Return the grid for the size of a table, made when it is wanted first."""
        if self._size_grid is None:
            self._size_grid = TableGrid(self)
            self._size_grid.left.connect(lambda: self._box.setFocus(Qt.FocusReason.OtherFocusReason))
            self._size_grid.chosen.connect(self._box.add_table)
        return self._size_grid


def _no_longer_under_pointer(button: QToolButton) -> None:
    """Let a button see that the pointer left it while its menu, which had the mouse, was open."""
    there = button.rect().contains(button.mapFromGlobal(QCursor.pos()))
    button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, there)
    button.update()
