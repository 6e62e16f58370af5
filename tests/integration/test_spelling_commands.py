"""The spelling of a case on both databases, and the commands for it and for the user's own dictionary."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.commandline import CommandLine
from tests.helpers.workbenches import FORM, TITLE, new_case
from workbench.app.workbench import Workbench

VALUES = {
    "title_en": "Energy sytem",
    "scope": "<p>规定<strong>standart</strong>要求 GB/T 36276—2023</p>",
    "remarks": "colour and color, recieve",
    "products": [{"name": "电池 Bateries", "note": "用"}],
}


def test_misspelled_words_of_texts_rich_texts_and_cells_are_found_in_the_order_of_the_form(
    workbench: Workbench,
) -> None:
    case = new_case(workbench)
    workbench.drafting.fill(case.ref, VALUES)
    wrong = {"sytem", "standart", "recieve", "Bateries"}
    found = workbench.guiding.misspelled(case.ref, lambda word: word not in wrong)
    fields = list(workbench.drafting.form_of(case).fields)
    assert [one.field.id for one in found] == sorted((one.field.id for one in found), key=fields.index)
    places = {one.word: (one.field.id, bool(one.row), one.column, one.start) for one in found}
    assert places == {
        "sytem": ("title_en", False, "", 7),
        "standart": ("scope", False, "", 2),
        "recieve": ("remarks", False, "", 18),
        "Bateries": ("products", True, "name", 3),
    }


@pytest.fixture
def run(tmp_path: Path, home: Path) -> CommandLine:
    return CommandLine(str(tmp_path / "工作区.db"), tmp_path, home)


def test_a_case_is_checked_and_a_word_kept(run: CommandLine) -> None:
    case = run("new", FORM, "--title", TITLE, "--json").json["id"]
    run("set", case, "remarks", "recieve kuberntes")
    listed = run("spell", case)
    assert listed.code == 1
    assert "receive" in listed.out and "Remarks: character 1" in listed.out
    found = run("spell", "check", case, "--json").json
    assert [(one["word"], one["field"], one["start"]) for one in found] == [
        ("recieve", "remarks", 0),
        ("kuberntes", "remarks", 8),
    ]
    assert found[0]["suggestions"][0] == "receive"

    assert run("spell", "add", "recieve", "kuberntes").code == 0
    clean = run("spell", case)
    assert (clean.code, clean.out) == (0, "Every Latin word is in the dictionary.\n")
    assert run("spell", "words").out.split() == ["recieve", "kuberntes"]
    assert run("spell", "remove", "recieve").code == 0
    assert run("spell", case).code == 1


def test_names_of_attached_files_are_no_words(run: CommandLine, tmp_path: Path) -> None:
    case = run("new", FORM, "--title", TITLE, "--json").json["id"]
    file = tmp_path / "qqxzvwkj.txt"
    file.write_text("evidence", encoding="utf-8")
    assert run("attach", "add", case, str(file)).code == 0
    assert run("spell", case).out == "Every Latin word is in the dictionary.\n"


def test_what_is_no_word_a_case_that_is_none_and_a_damaged_dictionary_are_told(
    run: CommandLine, home: Path
) -> None:
    assert run("spell", "add", "good", "not one").code == 2
    assert run("spell", "words", "--json").json["words"] == []
    assert run("spell", "nothing").code == 2
    assert run("spell", "remove", "nothing").code == 2
    (home / "settings" / "dictionary.txt").write_bytes(b"\xff")
    for words in (("words",), ("add", "good"), ("check", "nothing")):
        told = run("spell", *words)
        assert told.code == 3
        assert "dictionary.txt" in told.err
    assert (home / "settings" / "dictionary.txt").read_bytes() == b"\xff"


@pytest.mark.parametrize(
    ("language", "place", "head"),
    [
        ("en", "Products covered, row 2, Product: character 4", "Spelling suggested"),
        ("zh", "标准涉及的产品清单第 2 行", "拼写建议"),
    ],
)
def test_places_of_words_are_named_as_people_call_them(
    run: CommandLine, language: str, place: str, head: str
) -> None:
    case = run("new", FORM, "--title", TITLE, "--json").json["id"]
    run("set", case, "products", '[{"name": "电池"}, {"name": "电池 Bateries"}]')
    listed = run("--lang", language, "spell", case).out
    assert place in listed and head in listed and "products" not in listed
