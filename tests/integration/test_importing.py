"""A draft becomes a case, or fills the empty fields of one, as one act; a revision takes a case along."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from tests.helpers.drafts import TEXT, TITLE, exported, rich_draft, text_draft, word_draft
from tests.helpers.picturefiles import png
from tests.helpers.workbenches import FORM, new_case, sample_case
from workbench.app.wording import act_words
from workbench.app.workbench import Workbench
from workbench.domain.content import plain_text
from workbench.domain.pictures import read_picture
from workbench.kernel.errors import ConflictError, InvalidValue, NotReadable, Refused, UnknownName, WrongUse


def test_a_draft_becomes_a_case_of_the_form_that_fits_best(workbench: Workbench, tmp_path: Path) -> None:
    read = workbench.importing.read_draft(exported(tmp_path, "gb-mandatory.zh"))
    assert workbench.drafting.cases() == []
    made = workbench.importing.make_case(read, read.offered())

    sample = workbench.drafting.create_sample("gb-mandatory")
    fields = workbench.drafting.form("gb-mandatory").fields
    assert made.form == "gb-mandatory"
    taken = fields.keys() - {"attachments"}  # files do not travel in a document
    assert made.values == {name: value for name, value in sample.values.items() if name in taken}


def test_of_the_page_of_articles_only_what_somebody_wrote_is_left_over(
    file_workbench: Workbench, tmp_path: Path
) -> None:
    case = sample_case(file_workbench)
    (written,) = file_workbench.exporting.export(case.ref, ["gb-t-recommended.zh"], tmp_path)
    form = file_workbench.drafting.form_of(case)
    asked = [field for section in form.sections if section.article for field in section.fields]
    told = {field.label.zh: case.values[field.id] for field in asked if field.id in case.values}

    read = file_workbench.importing.read_draft(written.path, FORM)

    left = read.unplaced
    assert {text.split(": ")[0] for text in left} == {*told, "支撑理由", "条款原句"}
    assert {f"支撑理由: {link.reason}" for link in case.links} <= set(left)
    assert {f"条款原句: “{link.quote}”" for link in case.links} <= set(left)
    assert all(f"{label}: {text}" in left for label, text in told.items() if "。" in str(text))
    into = new_case(file_workbench)
    file_workbench.planning.link(into.ref, case.links[0].ref, "Needed.")
    linked = file_workbench.importing.read_draft(written.path, into=into.ref)
    assert {one.field.id for one in linked.readings} & {field.id for field in asked}


def test_reading_alone_stores_nothing(workbench: Workbench, tmp_path: Path) -> None:
    case = new_case(workbench)
    before = workbench.drafting.case(case.ref)
    workbench.importing.read_draft(text_draft(tmp_path), into=case.ref)
    assert workbench.drafting.case(case.ref) == before


def test_only_empty_fields_are_filled_and_one_undo_takes_it_back(workbench: Workbench, tmp_path: Path) -> None:
    case = new_case(workbench)
    workbench.drafting.set_value(case.ref, "purpose", "Our own.")
    before = workbench.drafting.case(case.ref).values
    read = workbench.importing.read_draft(text_draft(tmp_path), into=case.ref)

    changes = workbench.importing.fill_case(read, read.offered())

    after = workbench.drafting.case(case.ref).values
    assert (after["title_zh"], after["purpose"]) == (before["title_zh"], "Our own.")
    assert (after["work_type"], after["duration_months"]) == ("revision", 24)
    assert changes.act is not None
    assert act_words(changes.act) == "Import draft 草稿.txt"
    workbench.history.undo(case.ref)
    assert workbench.drafting.case(case.ref).values == before


def test_a_field_that_is_asked_for_is_replaced(workbench: Workbench, tmp_path: Path) -> None:
    case = new_case(workbench)
    read = workbench.importing.read_draft(text_draft(tmp_path), into=case.ref)
    workbench.importing.fill_case(read, ["title_zh"])
    assert workbench.drafting.case(case.ref).values == {"title_zh": TITLE}


def test_what_was_changed_meanwhile_is_not_replaced(workbench: Workbench, tmp_path: Path) -> None:
    case = new_case(workbench)
    read = workbench.importing.read_draft(text_draft(tmp_path), into=case.ref)
    workbench.drafting.set_value(case.ref, "purpose", "Typed meanwhile.")
    with pytest.raises(ConflictError, match="was changed since the draft was read"):
        workbench.importing.fill_case(read, read.offered())
    assert workbench.drafting.case(case.ref).values.keys() == {"title_zh", "purpose"}


def test_a_field_that_could_not_be_read_can_not_be_asked_for(workbench: Workbench, tmp_path: Path) -> None:
    read = workbench.importing.read_draft(text_draft(tmp_path), FORM)
    with pytest.raises(UnknownName, match="holds nothing new for “ics”"):
        workbench.importing.make_case(read, ["title_zh", "ics"])


def test_a_draft_without_a_title_asks_for_one(workbench: Workbench, tmp_path: Path) -> None:
    read = workbench.importing.read_draft(text_draft(tmp_path, "范围：甲。"), FORM)
    with pytest.raises(InvalidValue, match="A case needs a title"):
        workbench.importing.make_case(read, read.offered())
    assert workbench.drafting.cases() == []
    assert workbench.importing.make_case(read, read.offered(), "机器人").values == {
        "scope": "甲。",
        "title_zh": "机器人",
    }


def test_a_case_in_the_trash_takes_no_draft(workbench: Workbench, tmp_path: Path) -> None:
    case = new_case(workbench)
    workbench.drafting.trash(case.ref)
    with pytest.raises(Refused, match="is in the trash"):
        workbench.importing.read_draft(word_draft(tmp_path), into=case.ref)


RICH_SCOPE = (
    "<p>适用于<strong>储能</strong></p><ol><li>分级</li></ol><table><tr><td>指标</td><td></td></tr></table>"
    '<img src="picture:{digest}" alt="" width="2">'
)


def test_a_rich_text_of_a_draft_is_kept_with_its_pictures(workbench: Workbench, tmp_path: Path) -> None:
    case = new_case(workbench)
    read = workbench.importing.read_draft(rich_draft(tmp_path), into=case.ref)
    digest = read_picture(png(40, 20), 10_000).digest
    assert workbench.picturing.pictures([digest]) == {}

    workbench.importing.fill_case(read, read.offered())

    assert workbench.drafting.case(case.ref).values["scope"] == RICH_SCOPE.format(digest=digest)
    assert workbench.drafting.case(case.ref).values["remarks"] == "见图"
    assert workbench.picturing.pictures([digest])[digest].data == png(40, 20)
    assert workbench.maintaining.examine().sound
    workbench.history.undo(case.ref)
    assert "scope" not in workbench.drafting.case(case.ref).values


def test_pictures_of_fields_that_are_not_wanted_are_not_kept(workbench: Workbench, tmp_path: Path) -> None:
    read = workbench.importing.read_draft(rich_draft(tmp_path), FORM)
    made = workbench.importing.make_case(read, ["title_zh"])
    assert made.values == {"title_zh": TITLE}
    assert workbench.picturing.pictures(read.pictures) == {}


def test_pictures_that_cannot_be_used_are_named_with_the_reason(
    file_workbench: Workbench, tmp_path: Path
) -> None:
    bad = (png(30, 30)[:-20], png() + bytes(10_000_000), b"GIF89a")
    read = file_workbench.importing.read_draft(rich_draft(tmp_path, *bad), FORM)
    reasons = [one.reason.split(";")[0].split(":")[0].split(".")[0] for one in read.lost]
    assert reasons == [
        "The picture is damaged or not whole",
        "The picture is too large",
        "The picture is of the kind GIF, which can't be used here",
        "The picture stands where there can be none",
    ]
    made = file_workbench.importing.make_case(read, read.offered())
    digest = read_picture(png(40, 20), 10_000).digest
    assert made.values["scope"] == RICH_SCOPE.format(digest=digest)


def test_a_rich_text_that_is_too_long_is_told_and_the_rest_can_be_stored(
    file_workbench: Workbench, tmp_path: Path
) -> None:
    document = docx.Document(str(rich_draft(tmp_path)))
    document.paragraphs[2].add_run("长" * 200_001)
    document.save(str(tmp_path / "long.docx"))
    read = file_workbench.importing.read_draft(tmp_path / "long.docx", FORM)
    (problem,) = [one.problem for one in read.readings if one.field.id == "scope"]
    assert "too many" in problem or "At most" in problem
    assert file_workbench.importing.make_case(read, read.offered()).values.keys() == {"title_zh", "remarks"}


def test_markup_in_a_plain_text_draft_stays_text(file_workbench: Workbench, tmp_path: Path) -> None:
    text = f'标准名称：甲\n范围：\n<p>一<b>二</b></p><img src="picture:{"0" * 64}">'
    read = file_workbench.importing.read_draft(text_draft(tmp_path, text), FORM)
    made = file_workbench.importing.make_case(read, read.offered())
    assert plain_text(str(made.values["scope"])) == text.split("\n")[-1]


def test_what_is_no_draft_is_refused_with_a_sentence(file_workbench: Workbench, tmp_path: Path) -> None:
    bad = {
        "nul.txt": (TEXT.encode() + b"\0", "This is not plain text"),
        "long.txt": (b"a" * 5_000_001, "larger than 5 MB"),
        "empty.txt": (b" \n", "This text is empty"),
        "fake.docx": (b"nothing", "is no Word file"),
    }
    for name, (content, words) in bad.items():
        (tmp_path / name).write_bytes(content)
        with pytest.raises(NotReadable, match=words):
            file_workbench.importing.read_draft(tmp_path / name)
    with pytest.raises(NotReadable, match="can't be read"):
        file_workbench.importing.read_draft(tmp_path / "missing.txt")
    with pytest.raises(WrongUse, match=r"end in \.doc can't be read"):
        file_workbench.importing.read_draft(tmp_path / "old.doc")


def test_a_revision_names_the_standard_it_replaces(workbench: Workbench) -> None:
    made = workbench.drafting.create(FORM, "电池", revises="gb/t 36276-2018")
    assert made.values == {
        "title_zh": "电池",
        "work_type": "revision",
        "revised_standards": ("GB/T 36276—2018",),
    }


def test_a_revision_needs_a_number_and_a_form_for_it(workbench: Workbench) -> None:
    with pytest.raises(InvalidValue, match="is not the number of a standard"):
        workbench.drafting.create(FORM, "电池", revises="ISO 9001")
    with pytest.raises(Refused, match="is not for the revision of a standard"):
        workbench.drafting.create("gb-foreign-language", "电池", revises="GB/T 36276-2018")
    assert workbench.drafting.cases() == []


def test_cases_of_a_standard_are_found_by_any_edition_and_by_title(workbench: Workbench) -> None:
    earlier = workbench.drafting.create(FORM, "旧名称", revises="GB/T 36276—2018")
    alike = workbench.drafting.create(FORM, "电池  要求")
    workbench.drafting.create(FORM, "别的", revises="GB/T 362—2018")
    gone = workbench.drafting.create(FORM, "电池 要求")
    workbench.drafting.trash(gone.ref)

    found = workbench.drafting.cases_of_standard("GB/T 36276-2023", "电池 要求")

    assert {case.ref for case in found} == {earlier.ref, alike.ref}


def test_of_an_earlier_case_come_sections_and_links_if_wanted_never_waivers(workbench: Workbench) -> None:
    source = sample_case(workbench)
    workbench.checking.waive(source.ref, "P18", "Not needed.")

    plain = workbench.drafting.create(FORM, "新", source.ref, ["purpose"], revises="GB/T 36276—2018")
    linked = workbench.drafting.create(FORM, "新", source.ref, ["basics"], links=True)

    assert plain.values["purpose"] == source.values["purpose"]
    assert "scope" not in plain.values
    assert (plain.values["work_type"], plain.links, plain.waivers) == ("revision", (), ())
    assert [(link.ref, link.reason, link.fingerprint) for link in linked.links] == [
        (link.ref, link.reason, link.fingerprint) for link in source.links
    ]
    assert {link.id for link in linked.links}.isdisjoint(link.id for link in source.links)
    asked = [
        field for part in workbench.drafting.form_of(source).sections if part.article for field in part.fields
    ]
    answers = {field.id: source.values[field.id] for field in asked if field.id in source.values}
    assert answers
    assert answers.items() <= linked.values.items()
    assert plain.values.keys().isdisjoint(answers)
