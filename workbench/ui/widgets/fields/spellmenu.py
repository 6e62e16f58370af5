"""What the menu of a text offers at a misspelled word: words that may be meant, keeping it, leaving it be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from workbench.kernel.i18n import tr
from workbench.ui.spelling import speller
from workbench.ui.widgets.mnemonics import as_offered


@dataclass(frozen=True, slots=True)
class Spot:
    """A misspelled word in a text; `start` and `end` count as Qt does, which counts rare characters twice."""

    start: int
    end: int
    word: str


def spelling_menu(menu: QMenu, spot: Spot, field: str, put: Callable[[str], None]) -> None:
    """Put what can be done with a misspelled word above what stands in a menu; `put` replaces the word."""
    before = menu.actions()[0]
    suggestions = speller().suggestions(spot.word)
    acts = [(word, partial(put, word)) for word in suggestions]
    if not suggestions:
        none = QAction(tr("No suggestions"), menu)
        none.setEnabled(False)
        menu.insertAction(before, none)
    for action in _insert(menu, before, acts):
        as_offered(action)
    keep = tr("Add “{word}” to the dictionary", word=spot.word)
    ignore = partial(speller().ignore, field, spot.word)
    _insert(menu, before, [(keep, partial(speller().adding.emit, spot.word)), (tr("Ignore here"), ignore)])


def _insert(menu: QMenu, before: QAction, acts: Sequence[tuple[str, Callable[[], None]]]) -> list[QAction]:
    """Put actions and a line below them above an action of a menu; return the actions."""
    made = []
    for words, act in acts:
        action = QAction(words, menu)
        action.triggered.connect(lambda _checked=False, act=act: act())
        menu.insertAction(before, action)
        made.append(action)
    menu.insertSeparator(before)
    return made
