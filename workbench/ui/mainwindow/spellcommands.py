"""What the window does for spelling: loads the dictionary when a text needs it, keeps words, switches it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from workbench.app.ownwords import add_own_words, own_words, remove_own_word
from workbench.kernel.errors import WorkbenchError
from workbench.kernel.i18n import tr
from workbench.ui.mainwindow.contents import Contents
from workbench.ui.spelling import speller

if TYPE_CHECKING:
    from workbench.search.spelling import Dictionary

COMMAND = "spelling"


class SpellCommands(QObject):
    """Serves the speller of this process while the window is there."""

    def __init__(self, contents: Contents) -> None:
        super().__init__(contents)
        self._contents = contents
        self._desk = contents.desk
        speller().forget()
        speller().switch(self._desk.settings().spelling)
        speller().wanted.connect(self._load)
        speller().adding.connect(self._add)
        speller().changed.connect(self._show_state)
        self._show_state()

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """Return what the command does."""
        return {COMMAND: lambda: self._desk.change_settings(spelling=not speller().is_enabled)}

    def _show_state(self) -> None:
        self._desk.actions.action(COMMAND).setChecked(speller().is_enabled)

    def _load(self) -> None:
        self._desk.operations.quietly(self, lambda _wb: _dictionary(), speller().use)

    def _add(self, word: str) -> None:
        words = tr("“{word}” is in your dictionary now.", word=word)
        if self._change_words(lambda: add_own_words([word])):
            # No act on a case: Ctrl+Z goes on taking back what was typed, so the button is not called undo.
            self._desk.notices.tell(words, tr("Remove word"), lambda: self._remove(word), apart=True)

    def _remove(self, word: str) -> None:
        if self._change_words(lambda: remove_own_word(word)):
            self._desk.notices.tell(tr("“{word}” is no longer in your dictionary.", word=word))

    def _change_words(self, act: Callable[[], object]) -> bool:
        """Change the user's own words and go by them; return whether that could be done."""
        try:
            act()
            speller().use_own(own_words())
        except WorkbenchError as error:
            self._contents.show_trouble(None, error)
            return False
        return True


def _dictionary() -> Dictionary:
    # With the library that finds suggestions: on a lane, and only for those who write.
    from workbench.app.spelling import load_dictionary

    return load_dictionary()
