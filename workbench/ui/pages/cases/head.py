"""The heads of the columns: sorting, hiding and widening them, and making them fit the room there is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QMenu, QWidget

from workbench.domain.proposal import State
from workbench.kernel.i18n import tr
from workbench.ui import theme
from workbench.ui.models import cases
from workbench.ui.pages.cases.columns import Layout, shared_out, with_room
from workbench.ui.pages.cases.delegate import INDENT, PADDING
from workbench.ui.pages.cases.kit import Kit
from workbench.ui.widgets.mnemonics import with_letters

_HEAD = 34
_LEAST_NAME, _GOOD_NAME = 220, 460  # px; the second tells titles apart that begin alike


class Head(QHeaderView):
    """The heads of the columns, painted with the tokens; an arrow tells what is sorted by.

    Columns can be hidden by its menu and dragged wider; `changed` is emitted when the user did either.
    """

    changed = Signal()

    def __init__(self, keys: tuple[str, ...], parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._keys = keys
        self._dragged: dict[str, int] = {}
        self._given_way: set[str] = set()  # columns that are wanted and have no room
        self._fitting = False
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setStretchLastSection(False)
        self.setSortIndicatorShown(True)
        self.setFixedHeight(theme.px(_HEAD))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setAccessibleName(tr("Columns"))
        self.setMinimumSectionSize(theme.px(48))
        self.sectionResized.connect(self._note_width)
        self.customContextMenuRequested.connect(self.show_menu)

    def paintSection(self, painter: QPainter, box: QRect, section: int) -> None:
        """Paint one head."""
        kit = Kit()
        painter.save()
        painter.fillRect(box, kit.colour("surface"))
        painter.fillRect(box.left(), box.bottom(), box.width(), 1, kit.colour("line"))
        # Where a column is dragged wider.
        painter.fillRect(box.right(), box.top() + box.height() // 4, 1, box.height() // 2, kit.colour("line"))
        inner = box.adjusted(INDENT if section == 0 else PADDING, 0, -PADDING, -1)
        text = self._title(section)
        chosen = self.sortIndicatorSection() == section
        arrow = theme.px(12)
        room = QRect(inner.left(), inner.top(), inner.width() - (arrow + 4 if chosen else 0), inner.height())
        kit.text(painter, room, text, "text2" if chosen else "text3", "caption")
        if chosen:
            up = self.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
            shown = kit.shortened(text, room.width(), "caption")
            left = inner.left() + kit.width(shown) + 4
            middle = inner.top() + (inner.height() - arrow) // 2
            painter.drawPixmap(left, middle, theme.pixmap("up" if up else "down", "text2", arrow))
        painter.restore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the columns fit."""
        super().resizeEvent(event)
        self.fit()

    def use_layout(self, layout: Layout) -> None:
        """Take hidden columns, widths and order."""
        self._dragged = dict(layout.widths)
        self._given_way.clear()
        for place, key in enumerate(self._keys):
            self.setSectionHidden(place, key in layout.hidden)
        self.show_order(layout.sorted_by, layout.descending)
        self.fit()

    def layout_now(self) -> Layout:
        """Return hidden columns, widths and order as they are."""
        hidden = frozenset(key for place, key in enumerate(self._keys) if not self._is_wanted(place))
        descending = self.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
        return Layout(self._keys[self.sortIndicatorSection()], descending, hidden, dict(self._dragged))

    def show_order(self, key: str, descending: bool) -> None:
        """Show what is sorted by, without telling it."""
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        blocked = self.blockSignals(True)
        self.setSortIndicator(self._keys.index(key), order)
        self.blockSignals(blocked)
        self.viewport().update()

    def fit(self) -> None:
        """Give the columns their widths; where room is short, all but the name give way, at last wholly.

        Widths that were dragged give way only where the name would have no room at all.
        """
        kit, room = Kit(), self.width() - theme.px(_LEAST_NAME)
        usual = _usual_widths(kit)
        places = {key: place for place, key in enumerate(self._keys) if place and self._is_wanted(place)}
        wanted = {key: self._width_of(key, usual) for key in places}
        least = {
            key: min(wanted[key], _least_width(key, self._title(place), kit)) for key, place in places.items()
        }
        seen = with_room(places, least, room)
        good = self.width() - theme.px(_GOOD_NAME)
        widths = shared_out({key: wanted[key] for key in seen}, least, self._dragged, good, room)
        self._given_way = set(places) - set(seen)
        self._fitting = True
        for key, place in places.items():
            self.setSectionHidden(place, key not in widths)
            if key in widths:
                self.resizeSection(place, widths[key])
        self._fitting = False

    def show_menu(self, at: QPoint) -> None:
        """Offer to show and hide columns; the name always stays."""
        menu = with_letters(QMenu(self))
        menu.setAccessibleName(tr("Columns"))
        for place in range(1, len(self._keys)):
            action = menu.addAction(self._title(place))
            action.setCheckable(True)
            action.setChecked(self._is_wanted(place))
            action.toggled.connect(partial(self._show_section, place))
        menu.addSeparator()
        reset = menu.addAction(tr("Usual columns"))
        reset.triggered.connect(self._reset)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(at))

    def _is_wanted(self, place: int) -> bool:
        """Return whether a column is to be seen where there is room for it."""
        return not self.isSectionHidden(place) or self._keys[place] in self._given_way

    def _title(self, place: int) -> str:
        return str(self.model().headerData(place, Qt.Orientation.Horizontal))

    def _width_of(self, key: str, usual: Mapping[str, int]) -> int:
        return theme.px(self._dragged[key]) if key in self._dragged else usual[key]

    def _note_width(self, section: int, _before: int, width: int) -> None:
        """Keep a width that the user dragged; what fitting made of it is not kept."""
        if not self._fitting and section > 0 and width and not self.isSectionHidden(section):
            self._dragged[self._keys[section]] = max(1, round(width / theme.look().zoom))
            self.changed.emit()

    def _show_section(self, place: int, shown: bool) -> None:
        self._given_way.discard(self._keys[place])
        self.setSectionHidden(place, not shown)
        self.fit()
        self.changed.emit()

    def _reset(self) -> None:
        usual = Layout()
        self.use_layout(replace(self.layout_now(), hidden=usual.hidden, widths=usual.widths))
        self.changed.emit()


def _usual_widths(kit: Kit) -> dict[str, int]:
    """Return widths that hold the words of the language in use, at the zoom in use."""
    states = max(kit.width(cases.state_name(state)) for state in State) + 4 * PADDING
    chip = kit.width(cases.Names().article("99")) + 2 * PADDING
    moment = kit.width(tr("yesterday {time}", time="00:00"), "small") + 4 * PADDING
    return {
        "state": min(max(states, theme.px(108)), theme.px(176)),
        "complete": theme.px(70) + kit.width("100 % ", "small") + 5 * PADDING,
        "articles": 2 * chip + kit.width("+99") + 6 * PADDING,
        "changed": max(moment, theme.px(124)),
        "ref": max(kit.width("2026-0000", "small") + 3 * PADDING, theme.px(96)),
    }


def _least_width(key: str, title: str, kit: Kit) -> int:
    """Return the width below which a column says nothing any more."""
    words = {"complete": "100 % ", "articles": cases.Names().article("99") + "+9", "ref": "2026-0000"}
    text = words.get(key, tr("yesterday {time}", time="00:00"))
    return max(kit.width(text, "small"), kit.width(title)) + 3 * PADDING
