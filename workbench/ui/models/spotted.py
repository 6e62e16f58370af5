"""Places at which words were found, each as it would read with others there, and whether it is chosen.

Lines are made when they are seen: there may be many thousands, and each key of the new words changes all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import compress, groupby
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal

from workbench.kernel.i18n import tr
from workbench.ui.models.lines import Index, LinesModel

if TYPE_CHECKING:
    from workbench.services.replacing import Spotted

_DISPLAY, _CHECKED = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.CheckStateRole
_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class SpottedModel(LinesModel["Spotted"]):
    """One row per place. `choice_changed` is emitted when one is chosen or left out.

    Each line is the text with that one place. Where a text stays as it is, a line only leads there. Where the
    new words stand already a line is left out, unless somebody chose it.
    """

    choice_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._by = ""
        self._is_chosen = bytearray()
        self._words = ""
        self._left_out: set[tuple[object, ...]] = set()  # also places that are not there now: an undo may come
        self._taken: set[tuple[object, ...]] = set()  # places at which the new words shall stand twice
        self._is_rest = False
        self._is_one = False  # whether one place alone is being replaced

    def look_for(self, words: str) -> None:
        """Forget what was left out, if other words are looked for from now on."""
        if words != self._words:
            self._words, self._is_rest = words, False
            self._left_out.clear()
            self._taken.clear()

    def expect(self, by: str, line: int = -1) -> None:
        """Know what is going to be replaced: all that is chosen, or the place of one line.

        Then the others of its text stay as they are chosen, though they are places of another text.
        """
        self._is_one = line >= 0
        if not self._is_one:
            return
        one = self.lines[line]
        start, end = one.spans[0]
        text, longer = one.replaced(by), len(by) - (end - start)
        for other in (other for other in self.lines if _text_of(other) == _text_of(one) and other != one):
            first, last = other.spans[0]
            moved = longer if first >= end else 0
            anew = _place_of(replace(other, text=text, spans=((first + moved, last + moved),)))
            for places in (self._left_out, self._taken):
                if _place_of(other) in places:
                    places.add(anew)

    def take_stored(self) -> None:
        """Leave out all that is shown next, where it is what remained when all that was chosen was replaced."""
        self._is_rest = not self._is_one

    def show_lines(self, lines: Sequence[Spotted]) -> None:
        """Show the places of other texts; what was left out stays so, also when it was gone for a while."""
        places = tuple(replace(one, spans=(span,)) for one in lines for span in one.spans)
        keys = [_place_of(one) for one in places]
        if self._is_rest:
            self._left_out.update(keys)
            self._is_rest = False
        same = keys == [_place_of(one) for one in self.lines]
        self._is_chosen = bytearray(map(self._is_wanted, places))
        if not same:
            super().show_lines(places)
        elif places:  # the current line and what is scrolled to stay
            self.dataChanged.emit(self.index(0), self.index(len(places) - 1), [_CHECKED])

    def clear(self) -> None:
        """Show nothing until it is known what is there; what was left out is remembered."""
        self._is_chosen = bytearray()
        super().show_lines(())

    def reword(self, by: str) -> None:
        """Show what would stand there with other words put in, and choose anew where they are not yet."""
        self._by = by
        self._is_chosen = bytearray(map(self._is_wanted, self.lines))
        if self.lines:
            self.dataChanged.emit(self.index(0), self.index(len(self.lines) - 1), [_DISPLAY, _CHECKED])

    def chosen(self) -> list[Spotted]:
        """Return the texts with the places that are chosen, in their order."""
        texts = groupby(compress(self.lines, self._is_chosen), _text_of)
        together = ([*places] for _, places in texts)
        return [replace(one[0], spans=tuple(place.spans[0] for place in one)) for one in together]

    def chosen_places(self) -> int:
        """Return how many places are chosen."""
        return self._is_chosen.count(1)

    def is_chosen(self, line: int) -> bool:
        """Return whether the place of a line is chosen; of no line it is not."""
        return 0 <= line < len(self._is_chosen) and bool(self._is_chosen[line])

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """Return where a place is and how it would read, or whether it is chosen."""
        if role == _DISPLAY:
            return self._line(self.lines[index.row()])
        if role == _CHECKED and not self.lines[index.row()].stays:
            chosen = self._is_chosen[index.row()]
            return Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Choose a place or leave it out."""
        if role != _CHECKED or self.lines[index.row()].stays:
            return False
        chosen, place = Qt.CheckState(value) == Qt.CheckState.Checked, _place_of(self.lines[index.row()])
        self._is_chosen[index.row()] = chosen
        if chosen:
            self._left_out.discard(place)
            self._taken.add(place)
        else:
            self._left_out.add(place)
            self._taken.discard(place)
        self.dataChanged.emit(index, index, [_CHECKED])
        self.choice_changed.emit()
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that a line can be chosen and left out, unless its text stays."""
        can_change = index.isValid() and not self.lines[index.row()].stays
        return _FLAGS | Qt.ItemFlag.ItemIsUserCheckable if can_change else _FLAGS

    def _is_wanted(self, one: Spotted) -> bool:
        """Return whether a place is chosen: nobody left it out, and the new words do not stand there yet."""
        place = _place_of(one)
        if one.stays or place in self._left_out:
            return False
        return place in self._taken or not one.has_already(self._by)

    def _line(self, one: Spotted) -> str:
        place = tr("{case} · {field}", case=one.case, field=one.where)
        return f"{place}\n{one.as_it_would_read(self._by)[0]}"


def _text_of(one: Spotted) -> tuple[str, str, str, str]:
    """Return which text a place is in."""
    return one.case, one.field.id, one.row, one.column


def _place_of(one: Spotted) -> tuple[object, ...]:
    """Return which place of which text one is; another one as soon as the text changes."""
    return *_text_of(one), one.text, one.spans
