"""Cases of an earlier version of a form are carried forward, with a report and without losing anything."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from tests.helpers.tools import ROOT
from workbench.domain.values import Row, Value, from_json
from workbench.formspec.casefile import read_case_file
from workbench.formspec.kinds import display
from workbench.formspec.loader import load_form, load_forms
from workbench.formspec.model import Form
from workbench.formspec.upgrade import Carried, Note, Upgraded, upgrade
from workbench.formspec.validation import normalise_all
from workbench.kernel.errors import DataFileError, Refused
from workbench.kernel.paths import form_folder

SAVED = ROOT / "tests" / "data" / "forms"
FIRST = """\
id: small
version: 1
kind: recommended
title: {zh: 小表, en: Small}
sections:
  - id: all
    title: {zh: 全部, en: All}
    fields:
      - {id: name, kind: short_text, label: {zh: 名, en: N}}
      - id: kind
        kind: choice
        label: {zh: 类, en: K}
        choices: [{value: goods, label: {zh: 货, en: Goods}}, {value: work, label: {zh: 工, en: Work}}]
      - {id: months, kind: short_text, label: {zh: 月, en: M}}
      - {id: tested, kind: yes_no, label: {zh: 试, en: T}}
      - {id: amount, kind: short_text, label: {zh: 额, en: A}}
      - {id: standards, kind: standard_number, label: {zh: 标, en: S}}
      - {id: fax, kind: short_text, label: {zh: 传真, en: F}}
      - id: units
        kind: rows
        label: {zh: 单位, en: U}
        columns:
          - {id: unit, kind: short_text, label: {zh: 名, en: N}}
          - id: part
            kind: choice
            label: {zh: 角, en: P}
            choices: [{value: chief, label: {zh: 主, en: Chief}}, {value: helper, label: {zh: 辅, en: Helper}}]
          - {id: fax, kind: short_text, label: {zh: 传真, en: F}}
"""
THIRD = """\
id: small
version: 3
kind: recommended
title: {zh: 小表, en: Small}
history:
  - {version: 2, renamed: {name: heading, units.unit: units.name}, added: [remarks]}
  - version: 3
    renamed: {heading: title_zh}
    removed: [fax, units.fax]
    choices: {kind: {goods: product}, units.part: {chief: lead}}
sections:
  - id: all
    title: {zh: 全部, en: All}
    fields:
      - {id: title_zh, kind: short_text, label: {zh: 名, en: N}}
      - id: kind
        kind: choice
        label: {zh: 类, en: K}
        choices: [{value: product, label: {zh: 品, en: Product}}, {value: work, label: {zh: 工, en: Work}}]
      - {id: months, kind: integer, label: {zh: 月, en: M}}
      - {id: tested, kind: short_text, label: {zh: 试, en: T}}
      - {id: amount, kind: money, label: {zh: 额, en: A}}
      - {id: standards, kind: standard_number, many: true, label: {zh: 标, en: S}}
      - {id: remarks, kind: long_text, label: {zh: 注, en: R}}
      - id: units
        kind: rows
        label: {zh: 单位, en: U}
        columns:
          - {id: name, kind: short_text, label: {zh: 名, en: N}}
          - id: part
            kind: choice
            label: {zh: 角, en: P}
            choices: [{value: lead, label: {zh: 牵, en: Lead}}, {value: helper, label: {zh: 辅, en: Helper}}]
"""


def form_of(folder: Path, text: str) -> Form:
    """Return the form that a text describes."""
    path = folder / "form.yaml"
    path.write_text(text, encoding="utf-8")
    return load_form(path)


@pytest.fixture
def carried(tmp_path: Path) -> Upgraded:
    """Give the saved case of version 1, carried forward to version 3."""
    older = normalise_all(form_of(tmp_path, FIRST), read_case_file(SAVED / "older-case.yaml").values)
    return upgrade(form_of(tmp_path, THIRD), 1, older)


def test_renamed_fields_and_columns_keep_what_they_hold(carried: Upgraded) -> None:
    assert carried.version == 3
    assert carried.values["title_zh"] == "储能电站应急供电装置 技术要求"
    assert carried.values["units"] == (
        Row("r1", {"name": "示例研究院", "part": "lead"}),
        Row("r7", {"name": "示例公司", "part": "helper"}),
    )
    assert Note(Carried.RENAMED, "name", "heading") in carried.notes
    assert Note(Carried.RENAMED, "heading", "title_zh") in carried.notes
    assert Note(Carried.RENAMED, "units.unit", "units.name") in carried.notes


def test_choices_that_got_another_value_are_followed(carried: Upgraded) -> None:
    assert carried.values["kind"] == "product"
    assert Note(Carried.CHOICE, "kind", "product") in carried.notes
    assert Note(Carried.CHOICE, "units.part", "lead") in carried.notes


def test_a_value_is_taken_over_into_another_kind_where_that_takes_it(carried: Upgraded) -> None:
    taken = {key: carried.values[key] for key in ("months", "tested", "standards")}
    assert taken == {"months": 18, "tested": "yes", "standards": ("GB/T 36276—2023",)}
    converted = [note.place for note in carried.notes if note.what is Carried.CONVERTED]
    assert converted == ["months", "tested", "standards"]


def test_what_the_form_no_longer_takes_is_kept_apart(carried: Upgraded) -> None:
    assert carried.kept_apart == {
        "fax": "010-00000000",
        "units.fax": (Row("r1", {"fax": "1"}), Row("r7", {"fax": None})),
        "amount": "about sixty",
    }
    assert Note(Carried.REFUSED, "amount") in carried.notes
    assert Note(Carried.REMOVED, "fax") in carried.notes


def test_what_is_carried_forward_is_what_the_form_takes(carried: Upgraded, tmp_path: Path) -> None:
    assert normalise_all(form_of(tmp_path, THIRD), carried.values) == carried.values


def test_each_line_of_the_report_is_a_sentence(carried: Upgraded, tmp_path: Path) -> None:
    form = form_of(tmp_path, THIRD)
    assert [note.sentence(form) for note in carried.notes if note.place in ("remarks", "amount", "fax")] == [
        "R is new and empty.",
        "fax is no longer in the form; what stood there was kept apart.",
        "A does not take what stood there; it was kept apart.",
    ]
    assert all(note.sentence(form).endswith(".") for note in carried.notes)


def test_a_case_of_the_present_version_stays_as_it_is(tmp_path: Path) -> None:
    values: dict[str, Value] = {"title_zh": "名", "kind": "work", "months": 12}
    assert upgrade(form_of(tmp_path, THIRD), 3, values) == Upgraded(3, values, {}, ())


def test_a_field_the_form_never_had_is_kept_apart_too(tmp_path: Path) -> None:
    found = upgrade(form_of(tmp_path, THIRD), 3, {"stray": "x"})
    assert (found.values, found.kept_apart) == ({}, {"stray": "x"})


def test_a_case_of_a_later_version_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="version 4 of the form small"):
        upgrade(form_of(tmp_path, THIRD), 4, {})


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("version: 2,", "version: 1,", "line 6: version must be from 2 to 3 here."),
        ("- version: 3", "- version: 4", "line 7: version must be from 3 to 3 here."),
        ("removed:", "remove:", "line 9: there is no key “remove” here."),
    ],
)
def test_a_wrong_history_is_named_with_its_line(tmp_path: Path, old: str, new: str, message: str) -> None:
    with pytest.raises(DataFileError) as caught:
        form_of(tmp_path, THIRD.replace(old, new, 1))
    assert caught.value.message == f"form.yaml, {message}"


@cache
def forms() -> Mapping[str, Form]:
    """Return the forms that come with the program."""
    return load_forms(form_folder())


def earlier_samples() -> list[tuple[str, int, dict[str, Value]]]:
    """Return the samples that came with earlier versions of all forms, as a workspace of then holds them."""
    saved = json.loads((SAVED / "earlier-samples.json").read_text(encoding="utf-8"))
    return [
        (form, version, {field: from_json(value) for field, value in held["values"].items()})
        for form, kept in saved.items()
        for held in kept
        for version in held["versions"]
    ]


@pytest.mark.parametrize(
    ("form_id", "version", "values"),
    [pytest.param(*one, id=f"{one[0]}-{one[1]}") for one in earlier_samples()],
)
def test_every_earlier_sample_is_carried_forward_without_losing_a_word(
    form_id: str, version: int, values: dict[str, Value]
) -> None:
    form = forms()[form_id]
    found = upgrade(form, version, values)
    assert found.kept_apart == {}
    assert {note.what for note in found.notes} <= {Carried.ADDED}
    assert found.version == form.version > version
    for field, value in values.items():
        assert display(form.fields[field], found.values[field], "zh") == display(
            form.fields[field], value, "zh"
        )
    later = {place for step in form.history if step.version > version for place in step.added}
    assert {note.place for note in found.notes} <= later


def test_every_version_of_every_form_has_a_sample_that_is_carried_forward() -> None:
    saved = {(form, version) for form, version, _values in earlier_samples()} | {("gb-t-recommended", 1)}
    assert saved == {(name, v) for name, form in forms().items() for v in range(1, form.version)}


def test_the_recommended_sample_of_version_one_is_carried_forward_unchanged() -> None:
    before = normalise_all(
        load_form(SAVED / "gb-t-recommended-1.yaml"),
        read_case_file(SAVED / "gb-t-recommended-1.sample.yaml").values,
    )
    found = upgrade(load_form(form_folder() / "gb-t-recommended" / "form.yaml"), 1, before)
    assert (found.values, found.kept_apart) == (before, {})
    assert found.notes == (
        Note(Carried.ADDED, "revision_changes"),
        Note(Carried.ADDED, "adoption_differences"),
        Note(Carried.ADDED, "references"),
        Note(Carried.ADDED, "budget_lines"),
        Note(Carried.ADDED, "stages"),
        Note(Carried.ADDED, "attachments"),
    )
