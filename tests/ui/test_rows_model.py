"""The model over a plain list: filter, order, roles, a selection that survives; widths, moments."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from operator import attrgetter
from typing import Any, NamedTuple

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from workbench.domain.proposal import ProposalSummary, State
from workbench.ui.models import cases
from workbench.ui.models.finding import keyed
from workbench.ui.models.moments import when_words
from workbench.ui.models.ordering import put_in_order, put_in_order_meanwhile
from workbench.ui.models.rows import Column, KeptSelection, RowsModel, each, select_rows, selected_rows
from workbench.ui.pages.cases.columns import Layout, fitted, layout_text, read_layout

KEYS = tuple(column.key for column in cases.CasesModel().columns)


class Item(NamedTuple):
    id: str
    name: str
    size: int


def _name(item: Item) -> str:
    return item.name


COLUMNS = (
    Column[Item](
        "name", "Name", lambda item: item.name, each(lambda item: item.name), lambda item: f"{item.name}!"
    ),
    Column[Item]("size", "Size", lambda item: str(item.size), each(lambda item: item.size), editable=True),
)


def items(*names: str) -> list[Item]:
    return [Item(f"i{number}", name, number % 3) for number, name in enumerate(names)]


@pytest.fixture
def model() -> RowsModel[Item]:
    made = RowsModel(COLUMNS, lambda item: item.id, keyed(_name))
    made.set_rows(items("Pear", "Apple", "Fig", "Plum", "Grape"))
    return made


@pytest.fixture
def view(qtbot: QtBot, model: RowsModel[Item]) -> QTableView:
    made = QTableView()
    qtbot.addWidget(made)
    made.setModel(model)
    made.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
    KeptSelection(made, model)
    made.resize(300, 120)
    made.show()
    qtbot.waitExposed(made)
    return made


def names(model: RowsModel[Item]) -> list[str]:
    return [item.name for item in model.shown]


def selected(view: QTableView, model: RowsModel[Item]) -> list[str]:
    return [model.row_at(number).name for number in selected_rows(view.selectionModel())]


def test_words_are_found_whatever_their_case_and_order(model: RowsModel[Item]) -> None:
    model.filter(None, "P")
    assert names(model) == ["Pear", "Apple", "Plum", "Grape"]
    model.filter(None, "e p")
    assert names(model) == ["Pear", "Apple", "Grape"]
    model.filter(lambda item: item.size == 1, "p")
    assert names(model) == ["Apple", "Grape"]
    model.filter(None)
    assert model.rowCount() == model.total == 5


def test_sorting_keeps_the_given_order_of_equals_in_both_directions(model: RowsModel[Item]) -> None:
    model.sort(1)
    assert names(model) == ["Pear", "Plum", "Apple", "Grape", "Fig"]
    model.sort(1, Qt.SortOrder.DescendingOrder)
    assert names(model) == ["Fig", "Apple", "Grape", "Pear", "Plum"]
    model.sort(-1)
    assert names(model) == ["Pear", "Apple", "Fig", "Plum", "Grape"]


def test_filter_and_order_hold_for_new_rows(model: RowsModel[Item]) -> None:
    model.sort(0)
    model.filter(None, "p")
    model.set_rows(items("Papaya", "Kiwi", "Apricot"))
    assert names(model) == ["Apricot", "Papaya"]


def test_words_are_found_in_the_order_in_use_and_turned_round(model: RowsModel[Item]) -> None:
    model.sort(0)
    model.filter(None, "p e")
    assert names(model) == ["Apple", "Grape", "Pear"]
    model.sort(0, Qt.SortOrder.DescendingOrder)
    assert names(model) == ["Pear", "Grape", "Apple"]
    model.filter(None)
    assert names(model) == ["Plum", "Pear", "Grape", "Fig", "Apple"]


def test_a_few_among_many_are_found_in_the_order_in_use(model: RowsModel[Item]) -> None:
    model.set_rows(
        items(*(f"{letter} {'rare' if letter in 'fkx' else 'common'}" for letter in "zyxwkjihgfedcba"))
    )
    model.set_rows([*model.shown, *(Item(f"j{number}", "common", 0) for number in range(20))])
    model.sort(0)
    model.filter(None, "rare")
    assert names(model) == ["f rare", "k rare", "x rare"]
    model.sort(0, Qt.SortOrder.DescendingOrder)
    assert names(model) == ["x rare", "k rare", "f rare"]


def test_words_are_found_as_they_are_in_each_key_by_itself(model: RowsModel[Item]) -> None:
    chance = random.Random(11)
    given = [
        Item(f"i{number}", "".join(chance.choices("ab 储能", k=chance.randrange(1, 7))), 0)
        for number in range(400)
    ]
    model.set_rows(given)
    for words in ("储", "储能", "能储 a", "a", "b a", "能能能能", "a b 储", "x", ""):
        model.filter(None, words)
        assert list(model.shown) == [item for item in given if all(word in item.name for word in words.split())]


def test_cells_answer_for_text_speech_and_editing_and_nothing_else(model: RowsModel[Item]) -> None:
    first = model.index(0, 0)
    roles = Qt.ItemDataRole
    assert model.data(first) == "Pear"
    assert model.data(first, roles.AccessibleTextRole) == "Pear!"
    assert model.data(model.index(0, 1), roles.AccessibleTextRole) == "0"
    assert all(model.data(first, role) is None for role in (roles.FontRole, roles.DecorationRole))
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Size"
    assert not model.flags(first) & Qt.ItemFlag.ItemIsEditable
    assert model.flags(model.index(0, 1)) & Qt.ItemFlag.ItemIsEditable


def test_what_is_typed_is_told_and_not_stored(model: RowsModel[Item]) -> None:
    told: list[Any] = []
    model.edited.connect(lambda *values: told.append(values))
    assert model.setData(model.index(1, 1), "7")
    assert told == [(model.row_at(1), "size", "7")]
    assert model.row_at(1).size == 1


@pytest.mark.parametrize("kinds", [1, 2, 7, 300])
def test_both_directions_are_those_of_a_stable_sort(model: RowsModel[Item], kinds: int) -> None:
    chance = random.Random(kinds)
    given = [Item(f"i{number}", "x", chance.randrange(kinds)) for number in range(300)]
    model.set_rows(given)
    model.sort(1)
    assert list(model.shown) == sorted(given, key=lambda item: item.size)
    model.sort(1, Qt.SortOrder.DescendingOrder)
    assert list(model.shown) == sorted(given, key=lambda item: item.size, reverse=True)
    model.filter(lambda item: item.size == 0)
    assert list(model.shown) == [item for item in given if item.size == 0]


@pytest.mark.parametrize("rows", [0, 1, 2_000, 2_001, 9_999])
def test_an_order_made_in_parts_is_the_one_made_at_once(rows: int) -> None:
    chance = random.Random(rows)
    given = [Item(f"i{number}", f"n{chance.randrange(500)}", number) for number in range(rows)]
    asked: list[int] = []

    def keys(part: Sequence[Item]) -> list[str]:
        asked.append(len(part))
        return [item.name for item in part]

    made = put_in_order_meanwhile(given, keys)
    assert made.rows == sorted(given, key=lambda item: item.name)
    assert made.turned(made.rows) == sorted(given, key=lambda item: item.name, reverse=True)
    assert [given[place] for place in made.places] == made.rows
    assert sum(asked) == rows
    assert max(asked, default=0) <= 2_000


def case(number: int, title: str, articles: tuple[str, ...] = (), form: str = "f") -> ProposalSummary:
    moment = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=number % 11)
    return ProposalSummary(
        str(number), f"2026-{number:03}", form, title, "draft", 0.0, articles, moment, False, 1
    )


def test_many_cases_arrive_in_the_orders_that_are_wanted_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cases, "_LONG", 30)
    chance = random.Random(8)
    few = [case(number, f"t{chance.randrange(9)}") for number in range(29)]
    many = [*few, case(29, "t3")]
    assert not cases.prepared(few, cases.Names(), "changed").orders
    given = cases.prepared(many, cases.Names(), "changed")
    assert given.orders.keys() == {"name", "changed"}
    assert cases.prepared(many, cases.Names(), "").orders.keys() == {"name"}
    model = cases.CasesModel()
    model.set_filtered(given, None)
    for column, key in ((0, "title"), (4, "changed_at")):
        for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
            model.sort(column, order)
            down = order == Qt.SortOrder.DescendingOrder
            assert list(model.shown) == sorted(many, key=attrgetter(key), reverse=down)


@pytest.mark.parametrize("key", sorted(cases._SORT_KEYS))
def test_every_column_can_be_put_in_order_in_parts(key: str) -> None:
    chance = random.Random(5)
    places = [str(number) for number in range(1, 34)]
    states = [str(state) for state in State]
    given = [
        case(number, f"t{chance.randrange(900)}", tuple(chance.sample(places, chance.randrange(4))))._replace(
            state=chance.choice(states), completeness=chance.random(), ref=f"2026-{chance.randrange(9999):04}"
        )
        for number in range(4_500)
    ]
    of = cases._SORT_KEYS[key]
    assert put_in_order_meanwhile(given, of).rows == put_in_order(given, of).rows


def test_words_are_looked_up_in_titles_and_in_what_forms_and_articles_are_called() -> None:
    names = cases.Names(forms={"gb": "National Standard"})
    given = [
        case(1, "Storage 储能", ("9",), "gb"),
        case(2, "Pumps", ("9", "19"), "x"),
        case(3, "Standard pumps", (), "gb"),
    ]
    model = cases.CasesModel()
    model.set_filtered(cases.prepared(given, names), None)

    def found(words: str) -> list[str]:
        model.filter(None, words)
        return [row.uid for row in model.shown]

    assert found("national") == ["1", "3"]
    assert found("pumps national") == ["3"]
    assert found("NATIONAL pumps") == ["3"]
    assert found("article") == ["1", "2"]
    assert found("19") == ["2"]
    assert found("储能 article") == ["1"]
    assert found("储 能") == ["1"]
    assert found("2026-00") == ["1", "2", "3"]
    assert found("article standard 2026-001") == ["1"]
    assert found("nothing") == []
    model.set_rows(given)
    assert found("article") == ["1", "2"]


def test_articles_are_sorted_as_numbers_go() -> None:
    own: list[tuple[str, ...]] = [("10",), ("9", "2"), (), ("2",), ("9",), ("2", "10"), ("2",)]
    model = cases.CasesModel()
    model.set_rows([case(number, "t", articles) for number, articles in enumerate(own)])
    model.sort(KEYS.index("articles"))
    assert [row.articles for row in model.shown] == [
        (),
        ("2",),
        ("2",),
        ("2", "10"),
        ("9",),
        ("9", "2"),
        ("10",),
    ]


def test_titles_are_sorted_by_their_characters_even_odd_ones() -> None:
    titles = ["储能", "b", "A", "", "𠮷", "a\0b", "a"]
    model = cases.CasesModel()
    rows = [case(number, title) for number, title in enumerate(titles)]
    for given in (rows, [row for row in rows if "\0" not in row.title]):
        model.set_rows(given)
        model.sort(0)
        assert [row.title for row in model.shown] == sorted((row.title for row in given), key=str.lower)


def test_the_selection_follows_its_rows_through_sorting_and_new_rows(
    view: QTableView, model: RowsModel[Item]
) -> None:
    select_rows(view, [0, 1, 3], 1)
    model.sort(0)
    assert selected(view, model) == ["Apple", "Pear", "Plum"]
    assert model.row_at(view.currentIndex().row()).name == "Apple"
    model.set_rows(items("Pear", "Apple", "Fig"))
    assert selected(view, model) == ["Apple", "Pear"]


def test_the_row_that_follows_is_selected_when_the_current_one_is_gone(
    view: QTableView, model: RowsModel[Item]
) -> None:
    select_rows(view, [1], 1)
    model.set_rows([row for row in model.shown if row.name != "Apple"])
    assert selected(view, model) == ["Fig"]


def test_the_scroll_position_stays_when_rows_are_read_anew(view: QTableView, model: RowsModel[Item]) -> None:
    view.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
    model.set_rows([Item(f"i{number}", f"n{number}", number) for number in range(500)])
    select_rows(view, [3], 3)
    view.verticalScrollBar().setValue(4000)
    model.set_rows([Item(f"i{number}", f"n{number}", -number) for number in range(499)])
    assert view.verticalScrollBar().value() == 4000
    assert selected(view, model) == ["n3"]


def test_rows_that_say_the_same_do_not_disturb_a_view(view: QTableView, model: RowsModel[Item]) -> None:
    resets: list[bool] = []
    changes: list[bool] = []
    model.modelReset.connect(lambda: resets.append(True))
    model.dataChanged.connect(lambda: changes.append(True))
    model.set_rows(list(model.shown))
    assert (resets, changes) == ([], [])
    model.set_rows([row._replace(size=9) for row in model.shown])
    assert (resets, changes) == ([], [True])


def test_damaged_columns_are_left_out() -> None:
    assert read_layout("nonsense", KEYS) == Layout()
    assert read_layout("sort=who:asc;hidden=name,state;widths=state:x,complete:90", KEYS) == Layout(
        hidden=frozenset({"state"}), widths={"complete": 90}
    )
    assert read_layout(layout_text(Layout("ref", False)), KEYS) == Layout("ref", False)


def test_columns_give_way_in_proportion_but_not_below_the_least() -> None:
    wanted, least = {"a": 200, "b": 100}, {"a": 100, "b": 100}
    assert fitted(wanted, least, 400) == wanted
    assert fitted(wanted, least, 250) == {"a": 150, "b": 100}
    assert fitted(wanted, least, 10) == {"a": 100, "b": 100}


def test_moments_are_told_in_the_zone_and_words_of_here() -> None:
    now = datetime(2026, 11, 24, 14, 32, tzinfo=UTC)
    local = now.astimezone()
    assert when_words(now, local.date()) == f"today {local:%H:%M}"
    assert when_words(now, date(2026, 12, 24)) == f"{local.day} November"
    assert when_words(now, date(2027, 2, 1)) == local.date().isoformat()
