"""Cut, copy, paste, looks, lists and the like for whatever has the focus, as menu and palette offer them.

The keys themselves reach texts first; this is for those who use the menu, and for lists.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QMenu, QMenuBar, QWidget

from workbench.ui.actions import RICH_KEYS, ActionBook
from workbench.ui.widgets.lineends import give_ends
from workbench.ui.widgets.textmenu import TextWidget, give_menu, press


class TextCommands(QObject):
    """Remembers what had the focus before a menu took it; a text that gets it gets our menu too.

    A line gets the keys to its ends along with it, which Qt does not have. Tells the commands whether that is a
    text, and one that takes looks; in a dialog they stay as they were.
    """

    def __init__(self, window: QWidget, actions: ActionBook) -> None:
        super().__init__(window)
        self._window = window
        self._actions = actions
        actions.allow(text=False, rich=False)
        self._focused: QWidget | None = None
        self._pasting = False
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._note)

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """Return what the commands do."""
        return {
            "text.cut": lambda: self._on_text(_cut),
            "text.copy": self._copy,
            "text.paste": self._paste,
            "text.all": self._select_all,
            **{f"rich.{name}": partial(self._on_rich, name) for name in (*RICH_KEYS, "picture")},
        }

    def selected(self) -> str:
        """Return the words that are selected in the text that has the focus; empty if they go over lines."""
        from workbench.ui.widgets.fields.selecting import selected_words  # editors are not there at the start

        return selected_words(self._focused) if isinstance(self._focused, TextWidget) else ""

    def _note(self, _old: QWidget | None, new: QWidget | None) -> None:
        if not isinstance(new, QMenuBar | QMenu):
            self._focused = new
        if isinstance(new, TextWidget):
            give_menu(new)
        if isinstance(new, QLineEdit):
            give_ends(new)
        if new is not None and new.window() is self._window and not isinstance(new, QMenuBar | QMenu):
            is_text = isinstance(new, TextWidget) and not new.isReadOnly()
            self._actions.allow(text=is_text, rich=is_text and new.property("frame") == "rich")

    def _on_text(self, act: Callable[[TextWidget], None]) -> None:
        if isinstance(self._focused, TextWidget):
            act(self._focused)

    def _on_rich(self, name: str) -> None:
        from workbench.ui.widgets.fields.richbox import RichBox  # editors are not there at the start

        if isinstance(self._focused, RichBox):
            self._focused.acts[name]()

    def _select_all(self) -> None:
        if isinstance(self._focused, TextWidget | QAbstractItemView):
            self._focused.selectAll()

    def _paste(self) -> None:
        """Press the keys of pasting, for which texts and the buttons of lists have rules of their own.

        Who does not want them gives them to this command again, which would have no end.
        """
        if self._focused is None or self._pasting:
            return
        self._pasting = True
        control = Qt.KeyboardModifier.ControlModifier
        QApplication.sendEvent(self._focused, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_V, control))
        self._pasting = False

    def _copy(self) -> None:
        if isinstance(self._focused, QAbstractItemView):
            words = self._focused.currentIndex().data(Qt.ItemDataRole.DisplayRole)
            QApplication.clipboard().setText(str(words or ""))
        else:
            self._on_text(lambda text: text.copy())


def _cut(text: TextWidget) -> None:
    press(text, Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier)
