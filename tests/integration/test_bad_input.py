"""Bad values on both databases and the real command line: refused with a sentence, nothing else changes."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from tests.helpers.commandline import CommandLine
from tests.helpers.picturefiles import DAMAGED, deep_png
from tests.helpers.workbenches import sample_case
from workbench.app.workbench import Workbench
from workbench.kernel.errors import InvalidValue
from workbench.kernel.i18n import use_language

NO_DAYS = ["0000-00-00", "9999-12-31", "2026-02-31", "0001-01-01", "二〇二六年二月三十日", "明天"]
BAD = [
    *(("prepared_on", day) for day in NO_DAYS),
    *(("references", [{"number": "GB/T 1", "title": "a", "checked_on": day}]) for day in NO_DAYS),
    *(("duration_months", text) for text in ("1e999", "-0", "Ｎ", "NaN", "9" * 10_000, "十八")),
    ("budget_total", "-1"),
    ("title_en", "a\x00b"),
    ("title_en", "a\ud800b"),
    ("remarks", "x" * 1_000_000),
    ("scope", "x" * 1_000_000),
    ("products", [{"name": f"产品{number}"} for number in range(10_000)]),
]
ODD = "a\u202eb\u200b\u2066c"
FORMULAS = [("=1+1", "+cmd|'/C calc'!A0"), ("@SUM(A1)", "-2+3")]


def test_bad_values_are_refused_in_both_languages_and_the_case_stays_as_it_was(workbench: Workbench) -> None:
    case = sample_case(workbench)
    before, done = workbench.drafting.case(case.ref), workbench.history.of_case(case.ref)
    for field, raw in BAD:
        sentences = []
        for language in ("en", "zh"):
            use_language("zh" if language == "zh" else "en")
            with pytest.raises(InvalidValue) as refused:
                workbench.drafting.set_value(case.ref, field, raw)
            sentences.append(refused.value.message)
            assert refused.value.hint
            assert len(refused.value.message) < 200
        assert sentences[0] != sentences[1]
        assert sentences[0].isprintable()
    assert workbench.drafting.case(case.ref) == before
    assert workbench.history.of_case(case.ref) == done


def test_unusual_values_that_are_good_are_kept_as_they_are_meant(workbench: Workbench) -> None:
    ref = sample_case(workbench).ref
    values = {
        "remarks": ODD,
        "duration_months": "１８",
        "prepared_on": "２０２６－０３－０２",
        "budget_total": "-0",
    }
    workbench.drafting.fill(ref, values)
    kept = workbench.drafting.case(ref).values
    assert (kept["remarks"], kept["duration_months"], kept["budget_total"]) == (ODD, 18, 0)
    assert str(kept["prepared_on"]) == "2026-03-02"


@pytest.fixture
def run(tmp_path: Path, home: Path) -> CommandLine:
    """Give a command line on a workspace that isn't made yet."""
    return CommandLine(str(tmp_path / "w.db"), tmp_path, home)


def new(run: CommandLine) -> str:
    return str(run("new", "gb-t-recommended", "--title", "名称", "--json").json["id"])


def test_characters_no_document_can_hold_are_refused_from_argument_stdin_and_file(
    run: CommandLine, tmp_path: Path
) -> None:
    case = new(run)
    (tmp_path / "a.yaml").write_text('title_en: "a\\0b"\nremarks: good\n', "utf-8")
    (tmp_path / "b.yaml").write_bytes(b"title_en: a\x00b\n")
    answers = [
        run("set", case, "title_en", "a\x1b[31mb"),
        run("set", case, "title_en", "a\udcffb"),  # a byte that is not UTF-8
        run("set", case, "remarks", "-", stdin="a\x00b"),
        run("fill", case, str(tmp_path / "a.yaml")),
        run("fill", case, str(tmp_path / "b.yaml")),
    ]
    assert [answer.code for answer in answers] == [2, 2, 2, 2, 3]
    for answer in answers:
        assert answer.out == ""
        assert "\x1b" not in answer.err and "Traceback" not in answer.err
        assert len(answer.err.strip().splitlines()) <= 3  # the sentence, and what to do or where it stands
    assert set(run("show", case, "--json").json["values"]) == {"title_zh"}


def test_formulas_given_as_a_table_are_plain_text_up_to_the_document(run: CommandLine, tmp_path: Path) -> None:
    case = new(run)
    broken = '"two\r\n\r\n lines"\tC2'  # a cell with line breaks, as a spreadsheet copies it
    table = "\r\n".join([*("\t".join(cells) for cells in FORMULAS), broken])
    assert run("set", case, "products", "-", stdin=table).code == 0
    rows = run("show", case, "--json").json["values"]["products"]
    assert [(row["name"], row["code"]) for row in rows] == [*FORMULAS, ("two lines", "C2")]
    assert run("export", case, "-o", str(tmp_path / "out")).code == 0
    for file in (tmp_path / "out").glob("*.docx"):
        body = docx.Document(str(file)).element.body
        texts = [element.text for element in body.iter(qn("w:t"))]  # in content controls too
        assert {cell for pair in FORMULAS for cell in pair} <= set(texts)
        assert list(body.iter(qn("w:instrText"), qn("w:fldSimple"))) == []


def test_damaged_pictures_are_refused_and_one_of_sixteen_bits_is_taken(
    run: CommandLine, tmp_path: Path
) -> None:
    case = new(run)
    for place, data in enumerate(DAMAGED.values()):
        file = tmp_path / f"{place}.png"
        file.write_bytes(data)
        answer = run("picture", case, "scope", str(file))
        assert (answer.code, answer.out, f"“{file.name}”" in answer.err) == (2, "", True)
    assert "scope" not in run("show", case, "--json").json["values"]
    (tmp_path / "deep.png").write_bytes(deep_png())
    assert run("picture", case, "scope", str(tmp_path / "deep.png")).code == 0


def test_a_picture_takes_the_share_of_the_text_that_is_asked_for_and_no_other(
    run: CommandLine, tmp_path: Path
) -> None:
    case = new(run)
    file = tmp_path / "plan.png"
    file.write_bytes(deep_png())
    for width in ("0", "101", "-5", "1e9", "50%"):
        assert run("picture", case, "scope", str(file), "--width", width).code == 2
    assert run("picture", case, "scope", str(file), "--width", "50").code == 0
    assert run("show", case, "--json").json["values"]["scope"].endswith(' alt="" width="50">')


def test_ten_thousand_rows_as_text_are_refused(run: CommandLine) -> None:
    case = new(run)
    for between in ("\t", " | "):
        text = "\n".join(between.join((f"产品{number}", "C")) for number in range(10_000))
        answer = run("set", case, "products", "-", stdin=text)
        assert (answer.code, "10,000 rows are too many" in answer.err) == (2, True)
    assert "products" not in run("show", case, "--json").json["values"]
