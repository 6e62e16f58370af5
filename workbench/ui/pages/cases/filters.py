"""The filter row over the list of cases: search field, pills by state, and the choices below them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from workbench.domain.proposal import ProposalSummary
from workbench.kernel.i18n import tr
from workbench.ui import theme
from workbench.ui.models.cases import (
    COMPLETE,
    MISSING,
    NOT_LINKED,
    OLDER,
    TRASH,
    CaseFilter,
    Names,
    counts_by_state,
    state_name,
)
from workbench.ui.widgets.basics import fill, in_area, let_go, row
from workbench.ui.widgets.elidedchoice import ElidedChoice
from workbench.ui.widgets.flow import Flow
from workbench.ui.widgets.searchline import make_clearable, show_glass
from workbench.ui.widgets.taborder import in_tab_order

_SEARCH = 304
_PILL_GAP = 4
_LONGEST = 44


class SearchField(QLineEdit):
    """A line of words to look up; Down and Enter lead into the table, Escape clears it."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(tr("Title, number, form or article"))
        self.setAccessibleName(tr("Search the cases"))
        make_clearable(self)
        show_glass(self, "text3")
        self.setMinimumWidth(160)
        self.setMaximumWidth(theme.px(_SEARCH))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Down and Enter, clear with Escape."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Ask for the whole width."""
        return QSize(theme.px(_SEARCH), super().sizeHint().height())


class Pills(QWidget):
    """Words with counts of which one is chosen; the arrow keys move the choice."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("filters")
        self.setAccessibleName(tr("Show cases by state"))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._flow = Flow(self, _PILL_GAP)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        self._group.buttonClicked.connect(self._tell)

    def show_words(self, words: Mapping[str, str], choice: str) -> None:
        """Show words by key; buttons that stay are kept, so that none loses the focus."""
        if list(words) != list(self._buttons):
            self._build(words)
        for key, item in self._buttons.items():
            item.setText(words[key])
            item.setAccessibleName(words[key])
        self.choose(choice)
        self._flow.invalidate()

    def choose(self, choice: str) -> None:
        """Light the pill of a key, without telling it."""
        for key, item in self._buttons.items():
            item.setChecked(key == choice)

    def button(self, key: str) -> QAbstractButton | None:
        """Return the button of a key."""
        return self._buttons.get(key)

    def _build(self, words: Mapping[str, str]) -> None:
        focused = next((key for key, item in self._buttons.items() if item.hasFocus()), None)
        for item in self._buttons.values():
            self._group.removeButton(item)
            self._flow.removeWidget(item)
            let_go(item)
        self._buttons = {}
        for key in words:
            pill = QToolButton(self)
            pill.setCheckable(True)
            pill.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            pill.setProperty("choice", key)
            self._group.addButton(pill)
            self._flow.addWidget(pill)
            pill.show()
            self._buttons[key] = pill
        if focused in self._buttons:
            self._buttons[focused].setFocus()

    def _tell(self, item: QAbstractButton) -> None:
        self.chosen.emit(str(item.property("choice")))


class FilterRow(QWidget):
    """Everything that says which cases are listed and how they are sorted.

    `changed` is emitted when the user asks for other cases, `sort_chosen(key, descending)` for another order.
    """

    changed = Signal()
    sort_chosen = Signal(str, bool)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        in_area(self, "surface")
        self._state = ""
        self.search = SearchField()
        self.pills = Pills()
        self.article = _combo(tr("Filter by article"))
        self.form = _combo(tr("Filter by form"))
        self.missing = _combo(tr("Filter by completeness and form version"))
        self.order = _combo(tr("Sort by"))
        self._fill_fixed()
        self.show_choices((), Names(), {})
        self._build()
        self._connect()

    def wanted(self) -> CaseFilter:
        """Return what the user asks for."""
        return CaseFilter(
            words=self.search.text(),
            state=self._state,
            article=str(self.article.currentData() or ""),
            form=str(self.form.currentData() or ""),
            missing=str(self.missing.currentData() or ""),
        )

    def show_wanted(self, wanted: CaseFilter) -> None:
        """Show what is asked for, without telling it."""
        self._state = wanted.state
        self.pills.choose(wanted.state)
        _put_text(self.search, wanted.words)
        for combo, data in self._combos(wanted):
            blocked = combo.blockSignals(True)
            if data and combo.findData(data) < 0:
                combo.addItem(Names().article(data) if combo is self.article else data, data)
            combo.setCurrentIndex(max(0, combo.findData(data)))
            combo.blockSignals(blocked)

    def show_choices(self, places: Sequence[str], names: Names, forms: Mapping[str, str]) -> None:
        """Offer articles by place with their titles, and forms by id; what is chosen stays chosen."""
        wanted = self.wanted() if self.article.count() else CaseFilter()
        named = {place: names.article(place, whole=True) for place in places}
        _offer(self.article, {"": tr("All articles"), **named, NOT_LINKED: tr("Not linked")})
        _offer(self.form, {"": tr("All forms"), **forms})
        self.show_wanted(wanted)

    def show_pills(self, words: Mapping[str, str]) -> None:
        """Show the pills by state; one that is chosen but gone falls back to all."""
        if self._state not in words:
            self._state = ""
        self.pills.show_words(words, self._state)
        # Pills are made late; Tab shall still follow the reading order.
        combos = (self.article, self.form, self.missing, self.order)
        in_tab_order(self.search, *self.pills.findChildren(QToolButton), *combos)

    def show_order(self, key: str, descending: bool) -> None:
        """Show what is sorted by, without telling it."""
        blocked = self.order.blockSignals(True)
        self.order.setCurrentIndex(self.order.findData(_order_code(key, descending)))
        self.order.blockSignals(blocked)

    def clear(self) -> None:
        """Ask for all cases."""
        self.ask_for(CaseFilter())

    def ask_for(self, wanted: CaseFilter) -> None:
        """Ask for other cases, as by hand."""
        self.show_wanted(wanted)
        self.changed.emit()

    def clear_words(self) -> None:
        """Ask for any words."""
        self.search.clear()

    def go_to_search(self) -> None:
        """Go to the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def type_on(self, text: str) -> None:
        """Go to the search field with what was typed elsewhere."""
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.search.deselect()
        self.search.end(False)
        self.search.insert(text)

    def _fill_fixed(self) -> None:
        choices = {
            "": tr("Complete or not"),
            COMPLETE: tr("Complete"),
            MISSING: tr("Something missing"),
            OLDER: tr("Earlier version of the form"),
        }
        _offer(self.missing, choices)
        orders = {
            _order_code("changed", True): tr("Last changed first"),
            _order_code("changed", False): tr("Oldest change first"),
            _order_code("name", False): tr("By title"),
            _order_code("name", True): tr("By title, from the end"),
            _order_code("ref", False): tr("By number"),
            _order_code("ref", True): tr("By number, newest first"),
            _order_code("state", False): tr("By state"),
            _order_code("state", True): tr("By state, furthest first"),
            _order_code("complete", False): tr("Least complete first"),
            _order_code("complete", True): tr("Most complete first"),
            _order_code("articles", False): tr("By article"),
            _order_code("articles", True): tr("By article, from the end"),
        }
        _offer(self.order, orders)

    def _build(self) -> None:
        first = QWidget()
        line = QHBoxLayout(first)
        fill(line, [], 12)
        line.addWidget(self.search, 2, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.pills, 3)
        for combo in (self.article, self.form, self.missing):
            # Titles are as long as they are: these give way, the order holds its words.
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(6)
            combo.setMaximumWidth(theme.px(232))
        second = row((self.article, 3), (self.form, 3), (self.missing, 3), None, self.order, spacing=8)
        fill(QVBoxLayout(self), [first, second], 8, (24, 12, 24, 8))

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _text: self.changed.emit())
        self.search.left.connect(self.left)
        self.pills.chosen.connect(self._choose_state)
        for combo in (self.article, self.form, self.missing):
            combo.currentIndexChanged.connect(lambda _index: self.changed.emit())
        self.order.activated.connect(self._choose_order)

    def _choose_state(self, state: str) -> None:
        self._state = state
        self.changed.emit()

    def _choose_order(self, _index: int) -> None:
        key, _, order = str(self.order.currentData()).partition(":")
        self.sort_chosen.emit(key, order == "desc")

    def _combos(self, wanted: CaseFilter) -> tuple[tuple[QComboBox, str], ...]:
        return ((self.article, wanted.article), (self.form, wanted.form), (self.missing, wanted.missing))


def _combo(name: str) -> QComboBox:
    combo = ElidedChoice()
    combo.setAccessibleName(name)
    combo.setToolTip(name)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    combo.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    return combo


def _order_code(key: str, descending: bool) -> str:
    return f"{key}:{'desc' if descending else 'asc'}"


def _offer(combo: QComboBox, words: Mapping[str, str]) -> None:
    """Put choices into a combo without telling it; long titles are shortened."""
    present = {combo.itemData(place): combo.itemText(place) for place in range(combo.count())}
    shortened = {data: _shortened(text) for data, text in words.items()}
    if present == shortened:
        return
    blocked = combo.blockSignals(True)
    combo.clear()
    for data, text in shortened.items():
        combo.addItem(text, data)
    combo.blockSignals(blocked)


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _put_text(field: QLineEdit, text: str) -> None:
    if field.text() != text:
        blocked = field.blockSignals(True)
        field.setText(text)
        field.blockSignals(blocked)


def pill_words(cases: Sequence[ProposalSummary], in_trash: int) -> dict[str, str]:
    """Return the words on the pills by key: all, the states that are present, the trash."""
    words = {"": tr("All {count}", count=len(cases))}
    for state, count in counts_by_state(cases).items():
        words[state] = tr("{state} {count}", state=state_name(state), count=count)
    return {**words, TRASH: tr("Trash {count}", count=in_trash)}
