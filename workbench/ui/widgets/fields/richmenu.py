"""What the menu of a rich text has beside that of every text: looks, lists, tables and pictures.

What they do is told by the box (`acts`) and the menus of its tools; nothing is done here.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from workbench.ui.actions import Command, commands, submenus
from workbench.ui.widgets.fields.richbox import RichBox
from workbench.ui.widgets.fields.richclipboard import plain_words
from workbench.ui.widgets.fields.richpictures import picture_under, selected_picture
from workbench.ui.widgets.fields.richtools import RichTools
from workbench.ui.widgets.mnemonics import with_letters
from workbench.ui.widgets.textmenu import MenuPart, clipboard_data, entry_of

_GROUPS = (("bold", "italic", "underline", "sub", "sup"), ("bullets", "numbers"))


class RichMenu(MenuPart):
    """Adds to the menu of a box what its tools have."""

    def __init__(self, box: RichBox, tools: RichTools) -> None:
        super().__init__(box)
        self._box = box
        self._tools = tools

    def come_to(self, at: QPoint) -> None:
        """Go where the mouse asks for the menu, unless that is selected; a picture there is selected."""
        place = self._box.viewport().mapFromGlobal(at)
        under = picture_under(self._box, place) or self._box.cursorForPosition(place)
        chosen = self._box.textCursor()
        if (
            not chosen.selectionStart()
            <= under.selectionStart()
            <= under.selectionEnd()
            <= chosen.selectionEnd()
        ):
            self._box.setTextCursor(under)

    def add_to(self, menu: QMenu, _at: QPoint | None) -> None:
        """Add what the picture that is selected takes on top; else looks, lists, tables and pictures below."""
        if self._box.isReadOnly():
            return
        if selected_picture(self._box.textCursor()) is not None:
            first = menu.actions()[0]
            self._tools.describe.setEnabled(self._tools.widths.show_at(self._box.textCursor()))
            menu.insertAction(first, self._tools.describe)
            menu.insertMenu(first, self._tools.widths)
            menu.insertSeparator(first)
            return
        known = {command.id: command for command in commands()}
        self._add_plain(menu, known["rich.plain"])
        menu.addSeparator()
        looks = with_letters(QMenu(submenus()["looks"], menu))  # folded: the menu is not to cover the text
        for group in _GROUPS:
            looks.addSeparator()
            for name in group:
                self._add_look(looks, name, known)
        menu.addMenu(looks)
        menu.addMenu(self._tools.table_menu)
        menu.addMenu(self._tools.picture_menu)

    def _add_plain(self, menu: QMenu, command: Command) -> None:
        """Put pasting without looks below pasting."""
        actions = menu.actions()
        paste = next(place for place, one in enumerate(actions) if one.objectName() == "text.paste")
        action = entry_of(menu, command, self._box.acts["plain"])
        action.setEnabled(plain_words(clipboard_data()) is not None)
        menu.insertAction(actions[paste + 1], action)

    def _add_look(self, menu: QMenu, name: str, known: dict[str, Command]) -> None:
        action = entry_of(menu, known[f"rich.{name}"], self._box.acts[name])
        action.setCheckable(True)
        action.setChecked(self._box.look()[name])
        action.setEnabled(self._tools.buttons[name].isEnabled())
        menu.addAction(action)
