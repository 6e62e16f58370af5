"""Exported Word files hold what the case holds; a refused or impossible export leaves everything as it was."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from tests.data.awkward_values import CARRIED, MENDED_IN_LONG_TEXTS, NOT_ONE_SHORT_LINE, REFUSED
from tests.helpers.wordfiles import sample_values
from tests.helpers.workbenches import new_case, sample_case
from workbench.app.workbench import Workbench
from workbench.domain.proposal import Proposal, State
from workbench.kernel.errors import NotReadable, UnknownName, WrongUse
from workbench.kernel.i18n import Bilingual
from workbench.services.exporting import document_name
from workbench.word.files import shortened
from workbench.word.reader import read_values
from workbench.word.templates import TemplateInfo

ZH = "gb-t-recommended.zh"


def test_both_documents_of_the_sample_say_what_the_case_says(workbench: Workbench, tmp_path: Path) -> None:
    case = sample_case(workbench)

    written = workbench.exporting.export(case.ref, (), tmp_path / "out")

    assert {item.template for item in written} == {ZH, "gb-t-recommended.en"}
    for item in written:
        held = read_values(item.path)
        for field_id in ("title_zh", "title_en", "purpose", "scope", "situation", "law_relation"):
            assert held[field_id] == case.values[field_id]


@pytest.mark.parametrize("name", CARRIED)
def test_an_awkward_long_text_is_exported_as_it_was_typed(
    file_workbench: Workbench, tmp_path: Path, name: str
) -> None:
    assert exported(file_workbench, tmp_path, "remarks", CARRIED[name]) == CARRIED[name]


@pytest.mark.parametrize("name", [name for name in CARRIED if name not in NOT_ONE_SHORT_LINE])
def test_an_awkward_short_text_is_exported_as_it_was_typed(
    file_workbench: Workbench, tmp_path: Path, name: str
) -> None:
    assert exported(file_workbench, tmp_path, "title_zh", CARRIED[name]) == CARRIED[name]


def test_a_line_break_typed_with_a_carriage_return_is_exported_as_a_line_break(
    file_workbench: Workbench, tmp_path: Path
) -> None:
    assert exported(file_workbench, tmp_path, "remarks", REFUSED[MENDED_IN_LONG_TEXTS]) == "cr\nlf"


def exported(workbench: Workbench, folder: Path, field: str, typed: str) -> object:
    """Return what the Word file of a new case holds in a field after a value was typed there."""
    case = new_case(workbench)
    workbench.drafting.set_value(case.ref, field, typed)
    (item,) = workbench.exporting.export(case.ref, [ZH], folder / "out")
    return read_values(item.path)[field]


def test_an_exported_list_holds_all_its_rows(workbench: Workbench, tmp_path: Path) -> None:
    case = new_case(workbench)
    rows = [{"name": f"{{{{单位 {number}}}}} <&>", "role": "lead"} for number in range(30)]
    workbench.drafting.set_value(case.ref, "drafting_units", rows)

    (item,) = workbench.exporting.export(case.ref, [ZH], tmp_path)

    held = read_values(item.path)["drafting_units"]
    assert isinstance(held, list)
    assert [row["name"] for row in held if isinstance(row, dict)] == [row["name"] for row in rows]


def test_the_same_case_gives_the_same_bytes(workbench: Workbench, tmp_path: Path) -> None:
    case = sample_case(workbench)

    first = workbench.exporting.export(case.ref, [ZH], tmp_path / "one.docx")[0].path.read_bytes()
    second = workbench.exporting.export(case.ref, [ZH], tmp_path / "two.docx")[0].path.read_bytes()

    assert first == second


def test_an_unknown_template_is_named_with_the_nearest_ones(workbench: Workbench, tmp_path: Path) -> None:
    case = new_case(workbench)

    with pytest.raises(UnknownName) as caught:
        workbench.exporting.export(case.ref, ["gb-t-recommended.fr"], tmp_path)

    assert ZH in caught.value.hint


def test_two_documents_do_not_go_into_one_file(workbench: Workbench, tmp_path: Path) -> None:
    case = new_case(workbench)

    with pytest.raises(WrongUse):
        workbench.exporting.export(case.ref, (), tmp_path / "one.docx")


def test_an_export_over_a_folder_is_refused_and_leaves_nothing(workbench: Workbench, tmp_path: Path) -> None:
    case = new_case(workbench)
    (tmp_path / "taken.docx").mkdir()

    with pytest.raises(NotReadable):
        workbench.exporting.export(case.ref, [ZH], tmp_path / "taken.docx")

    assert sorted(path.name for path in tmp_path.iterdir() if path.suffix in (".docx", ".part")) == [
        "taken.docx"
    ]


def test_an_unwritable_target_keeps_the_old_file(
    file_workbench: Workbench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = new_case(file_workbench)
    folder = tmp_path / "closed"
    folder.mkdir()
    (folder / "old.docx").write_bytes(b"old")
    replace = Path.replace

    def refuse(source: Path, target: str | os.PathLike[str]) -> Path:
        if Path(target).parent == folder:
            raise PermissionError(errno.EACCES, "Permission denied", str(target))
        return replace(source, target)

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(NotReadable, match=r"old\.docx"):
        file_workbench.exporting.export(case.ref, [ZH], folder / "old.docx")

    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {"old.docx": b"old"}


def test_an_export_can_be_cancelled_before_anything_is_written(workbench: Workbench, tmp_path: Path) -> None:
    case = sample_case(workbench)
    told: list[tuple[int, int]] = []

    def stop_at_second(number: int, total: int, _title: str) -> bool:
        told.append((number, total))
        return number < 2

    assert workbench.exporting.export(case.ref, (), tmp_path / "out", stop_at_second) == ()
    assert told == [(1, 2), (2, 2)]
    assert not (tmp_path / "out").exists()


def test_an_english_document_is_named_by_the_english_title(workbench: Workbench, tmp_path: Path) -> None:
    case = new_case(workbench, "储能电站用静态切换型应急供电装置（额定功率五百千瓦及以上）" + "技术要求" * 12)
    english = "Emergency power supply devices (rated power of 500 kW and above) for stations — " + "Needs " * 9
    values = {"title_en": english.strip()}
    names = [one.path.name for one in workbench.exporting.targets(case.ref, tmp_path)]
    assert all("储能电站用" in name for name in names)  # there is no English title yet
    workbench.drafting.fill(case.ref, values)
    by_language = {
        one.template.language: one.path.name for one in workbench.exporting.targets(case.ref, tmp_path)
    }
    assert by_language["en"].startswith(f"{case.ref} Emergency power supply devices (rated power of 500 kW")
    assert by_language["en"].endswith(
        " for stations — Needs Needs Needs Recommended standard proposal (English).docx"
    )
    assert by_language["zh"].startswith(f"{case.ref} 储能电站用静态切换型应急供电装置")
    assert "…" not in "".join(by_language.values())
    for name in by_language.values():
        assert name.count("（") == name.count("）")


@pytest.mark.parametrize(
    "form_id", ["gb-mandatory", "gb-foreign-language", "gb-t-recommended", "gb-z-guidance"]
)
def test_the_title_of_a_sample_stands_whole_in_the_names_of_its_files(
    workbench: Workbench, tmp_path: Path, form_id: str
) -> None:
    case = workbench.drafting.create(form_id, str(sample_values(form_id)["title_zh"]))
    workbench.drafting.set_value(case.ref, "title_en", str(sample_values(form_id)["title_en"]))
    case = workbench.drafting.case(case.ref)
    for target in workbench.exporting.targets(case.ref, tmp_path):
        assert case.title_in(target.template.language).replace("/", " ") in target.path.stem


def test_a_kind_of_document_that_is_too_long_for_a_name_is_told_by_its_id() -> None:
    words = Bilingual("甲" * 80, "Kind " * 40)
    info = TemplateInfo("own.en", Path("own.docx"), "x", "en", words, words)
    proposal = Proposal("u", "2026-001", "x", 1, State.DRAFTING, {"title_en": "Title"})
    assert document_name(proposal, info) == "2026-001 Title own.en.docx"


@pytest.mark.parametrize(
    ("title", "most", "expected"),
    [
        ("Short title", 40, "Short title"),
        ("Power supply devices", 15, "Power supply"),
        ("Power supply (rated power) devices", 20, "Power supply"),
        ("Power supply (rated power) devices", 27, "Power supply (rated power)"),
        ("Power supply — devices", 16, "Power supply"),
        ("储能电站（额定功率）装置", 7, "储能电站"),
        ("储能电站（额定功率）装置", 11, "储能电站（额定功率）装"),
        ("Unbreakable", 4, ""),
    ],
)
def test_a_long_title_is_cut_between_words_and_outside_of_brackets(
    title: str, most: int, expected: str
) -> None:
    assert shortened(title, lambda part: len(part) <= most) == expected
