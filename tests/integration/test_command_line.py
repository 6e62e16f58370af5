"""The command line in its own process: every command, its JSON, its exit codes, its errors."""

from __future__ import annotations

import sys
from pathlib import Path

import docx
import pytest

from tests.helpers.commandline import CommandLine
from tests.helpers.oldercases import older_case
from tests.helpers.tools import ROOT
from tests.helpers.workbenches import FORM, TITLE, open_for_test
from workbench.kernel.paths import form_folder

NINE = "9. 实施碳达峰碳中和标准化提升工程。"
TEN = "\n10. 完善生态系统保护与修复标准体系。制定标准。\n"
SAMPLE = str(form_folder() / FORM / "sample.yaml")


@pytest.fixture
def run(tmp_path: Path, home: Path) -> CommandLine:
    """Give a command line on a workspace that isn't made yet."""
    return CommandLine(str(tmp_path / "工作区.db"), tmp_path, home)


@pytest.fixture
def case(run: CommandLine) -> str:
    """Make a case with a title and return its name."""
    return str(run("new", FORM, "--title", TITLE, "--json").json["id"])


def test_a_whole_proposal_from_nothing_to_word_files(run: CommandLine, tmp_path: Path) -> None:
    assert run("init").code == 0
    assert run("whoami", "--name", "周启明", "--organisation", "储能所", "--json").json["name"] == "周启明"
    case = run("new", FORM, "--title", TITLE, "--json").json["id"]
    assert run("fill", case, SAMPLE).code == 0
    for purpose in ("draft", "explanation", "pre_research"):
        (tmp_path / f"{purpose}.pdf").write_bytes(b"%PDF")
        assert run("attach", "add", case, f"{purpose}.pdf", "--purpose", purpose).code == 0
    before = run("check", case, "--json")
    assert before.code == 0
    assert [finding["rule"] for finding in before.json["findings"]] == ["P18"]
    suggested = run("plan", "suggest", case, "--json").json
    assert "9" in [item["article"] for item in suggested[:3]]
    assert (
        run(
            "link", case, "9", "--reason", "统一储能电站应急供电装置的技术要求，支撑新型电力系统标准建设。"
        ).code
        == 0
    )
    asked = run("check", case, "--json").json["findings"]  # the article brings a question of its own
    assert [(finding["rule"], finding["where"]["field"]) for finding in asked] == [("P01", "article9_aspect")]
    assert run("set", case, "article9_aspect", "energy").code == 0
    after = run("check", case, "--json")
    assert (after.code, after.json["findings"]) == (0, [])
    (line,) = run("list", "--json").json
    assert line["completeness"] == 1
    assert line["articles"] == ["9"]
    assert line["state"] == "drafting"
    written = run("export", case, "-o", "提交", "--json").json
    assert len(written) == 2
    assert all((tmp_path / item["file"]).read_bytes()[:2] == b"PK" for item in written)
    covered = run("plan", "coverage", "--json").json
    assert [row["cases"] for row in covered["articles"] if row["number"] == "9"] == [[case]]
    assert run("history", case, "--json").json[0]["who"] == "周启明 (储能所)"


@pytest.mark.parametrize(("language", "shown"), [("en", "Zinc devices"), ("zh", TITLE)])
def test_cases_are_called_by_their_title_in_the_language_of_the_call(
    run: CommandLine, case: str, language: str, shown: str
) -> None:
    assert run("set", case, "title_en", "Zinc devices").code == 0
    for arguments in (("list",), ("show", case), ("search", "zinc", "--json")):
        told = run("--lang", language, *arguments).out.splitlines()
        assert any(line.rstrip(' ,"').endswith(shown) for line in told)
    (line,) = run("--lang", language, "list", "--json").json
    assert (line["title"], line["title_en"]) == (TITLE, "Zinc devices")


def test_the_role_of_a_link_is_given_by_its_code(run: CommandLine, case: str) -> None:
    assert run("link", case, "3", "--reason", "供电装置", "--role", "supporting").code == 0
    assert [link["role"] for link in run("show", case, "--json").json["links"]] == ["supporting"]


def test_undo_and_redo_name_the_act(run: CommandLine, case: str) -> None:
    run("set", case, "title_en", "Emergency power")

    assert "Title (English)" in run("undo", case).out
    assert "title_en" not in run("show", case, "--json").json["values"]
    assert run("redo", case).code == 0
    assert run("show", case, "--json").json["values"]["title_en"] == "Emergency power"
    assert run("redo", case).code == 1


def test_a_value_can_come_from_standard_input_or_begin_with_a_dash(run: CommandLine, case: str) -> None:
    run("set", case, "purpose", "-", stdin="第一段\n第二段")
    run("set", case, "remarks", "-5 ℃ 以上")

    values = run("show", case, "--json").json["values"]
    assert values["purpose"] == "第一段\n第二段"
    assert values["remarks"] == "-5 ℃ 以上"


def test_the_trash_keeps_and_gives_back(run: CommandLine, case: str) -> None:
    assert run("trash", case).code == 0
    assert run("list", "--json").json == []
    assert [item["id"] for item in run("list", "--trash", "--json").json] == [case]
    assert run("untrash", case).code == 0
    assert len(run("list", "--json").json) == 1


def test_search_finds_one_chinese_character_and_latin_words(run: CommandLine, case: str) -> None:
    run("set", case, "title_en", "Emergency power supply devices")

    assert [item["place"] for item in run("search", "储", "--json").json if item["kind"] == "case"] == [
        "title_zh"
    ]
    latin = run("search", "emergency", "--json").json
    assert [item["id"] for item in latin if item["kind"] == "case"] == [case]
    assert "plan" in {item["kind"] for item in run("search", "碳", "--json").json}
    assert run("search", "没有这样的词", "--json").json == []


def test_a_task_is_named_by_its_number_or_its_id(run: CommandLine, case: str) -> None:
    (plan,) = run("plans", "action-plan-2022", "--json").json
    (article,) = (one for one in plan["articles"] if one["number"] == "9")
    first, second = (task["id"] for task in article["tasks"][:2])
    assert run("link", case, "9.1", "--reason", "统一核算方法").out.splitlines()[0].endswith("2022:9.1.")
    assert run("link", case, f"9.{second}", "--reason", "统一限额").code == 0
    assert [one["task"] for one in run("show", case, "--json").json["links"]] == [first, second]
    assert run("link", case, f"9.{first}", "--reason", "又一次").code == 1
    assert run("confirm", case, "9.2").code == 0
    assert run("unlink", case, "9.2").code == 0
    assert run("unlink", case, f"9.{first}").code == 0
    assert run("show", case, "--json").json["links"] == []


def test_search_finds_numbers_links_waivers_versions_names_and_the_manual(run: CommandLine, case: str) -> None:
    run("link", case, "9.accounting", "--reason", "支撑罕见词核算")
    run("waive", case, "P16", "--reason", "罕见词同意")
    run("version", "name", case, "罕见词稿")
    run("contacts", "add", "罕见词先生")

    places = {one["kind"]: (one["id"], one["place"]) for one in run("search", "罕见词", "--json").json}
    assert places["link"] == (case, "action-plan-2022:9.accounting")
    assert places["waiver"] == (case, "P16")
    assert places["version"][0] == case
    assert places["contact"][1] == "person"
    number = run("search", case, "--json").json[0]
    assert (number["kind"], number["id"], number["place"]) == ("number", case, "")
    lines = run("search", "罕见词").out.splitlines()
    assert sorted(line.split()[0] for line in lines) == ["Address", "Link", "Version", "Waiver"]
    assert any(line.split() == ["Version", case, "罕见词稿"] for line in lines)
    assert run("search", "Keyboard shortcuts").out.splitlines()[0].startswith("Manual")


def test_a_waiver_shows_wherever_the_finding_shows(run: CommandLine, case: str) -> None:
    refused = run("waive", case, "P18", "--reason", " ")
    assert refused.code == 2
    assert run("waive", case, "p18", "--reason", "与条款的关系另行说明", "--json").code == 0

    findings = run("check", case, "--json").json["findings"]
    (waived,) = [finding for finding in findings if finding["rule"] == "P18"]
    assert waived["waived"]["reason"] == "与条款的关系另行说明"
    assert "与条款的关系另行说明" in run("check", case).out
    assert run("show", case, "--json").json["waivers"][0]["rule"] == "P18"
    assert run("unwaive", case, "P18").code == 0


def test_a_check_with_an_error_has_exit_code_one(run: CommandLine, case: str) -> None:
    answer = run("check", case, "--json")

    assert answer.code == 1
    assert {"rule", "severity", "message", "where", "source", "repair"} <= set(answer.json["findings"][0])


def test_repairs_are_applied_as_one_act(run: CommandLine, case: str) -> None:
    run("set", case, "title_zh", "储能电站应急供电装置 技术要求。")

    repaired = run("check", case, "--repair", "--rule", "P13", "--json").json
    assert repaired["repaired"] == ["P13"]
    assert run("show", case, "--json").json["title"] == TITLE
    assert run("undo", case).code == 0


def test_the_plan_text_of_others_comes_in_whole(run: CommandLine) -> None:
    source = ROOT.parent / "shared" / "data" / "plan" / "action-plan-2022-articles-1-11.en.txt"
    if not source.is_file():
        pytest.skip("the published translation is not beside the project")
    preview = run("plan", "import", str(source), "--dry-run", "--json")
    assert (preview.json["stored"], len(preview.json["articles"])) == (False, 11)
    assert run("plans", "action-plan-2022", "--json").json[0]["articles"][1]["state"] == "summary"

    assert run("plan", "import", str(source), "--json").json["stored"] is True

    articles = run("plans", "action-plan-2022", "--json").json[0]["articles"]
    texts = " ".join(task["text"] for article in articles for task in article["tasks"] if task["supplied"])
    for sentence in (
        "encouraged to carry out the pilot program",
        "quality grading standards",
        "Standards in the fields",
    ):
        assert sentence in texts
    assert [article["state"] for article in articles[:11]] == ["supplied"] * 11
    assert len(articles) == 33


def test_an_import_into_a_plan_is_taken_back_and_brought_back(run: CommandLine, tmp_path: Path) -> None:
    def state() -> str:
        return str(run("plans", "action-plan-2022", "--json").json[0]["articles"][9]["state"])

    assert "--help" in run("plan", "redo", "--help").out
    assert "redo" in run("plan", "--help").out
    before = state()
    (tmp_path / "plan.txt").write_text(NINE + "完善核算标准。" + TEN, encoding="utf-8")
    assert run("plan", "import", "plan.txt").code == 0
    assert run("plan", "undo").code == 0
    assert state() == before
    brought = run("plan", "redo")
    assert (brought.code, state()) == (0, "supplied")
    assert brought.out.startswith("The import into “") and brought.out.rstrip().endswith("” is back.")
    again = run("plan", "redo", "action-plan-2022")
    assert (again.code, "No import into this plan was taken back." in again.err) == (1, True)
    assert run("plan", "undo", "--json").json["changed"] is True
    assert run("plan", "redo", "--json").json["changed"] is True
    wrong = run("plan", "redo", "action-plan-2023")
    assert wrong.code == 2 and "action-plan-2022" in wrong.err


def test_a_plan_is_read_from_a_word_file(run: CommandLine, tmp_path: Path) -> None:
    document = docx.Document()
    for words in (
        "9. 实施碳达峰碳中和标准化提升工程。完善核算标准。",
        "10. 完善生态系统保护与修复标准体系。制定标准。",
    ):
        document.add_paragraph(words)
    document.save(str(tmp_path / "plan.docx"))
    answer = run("plan", "import", str(tmp_path / "plan.docx"), "--dry-run", "--json").json
    assert answer["matched"] == ["9", "10"]
    (tmp_path / "plan.doc").write_bytes(b"old")
    assert "save it as .docx" in run("plan", "import", str(tmp_path / "plan.doc")).err


def test_an_imported_text_makes_older_links_suspect(run: CommandLine, case: str, tmp_path: Path) -> None:
    run("link", case, "9", "--reason", "服务于双碳标准建设。")
    (tmp_path / "plan.txt").write_text(
        NINE + "完善核算标准。发布指南。" + TEN,
        encoding="utf-8",
    )

    assert run("plan", "import", "plan.txt", "--json").code == 0

    assert run("show", case, "--json").json["links"][0]["suspect"] is True
    assert "SUSPECT" in run("show", case).out
    (found,) = [one for one in run("check", case, "--json").json["findings"] if one["rule"] == "P25"]
    assert (found["severity"], found["where"]["field"]) == ("warning", "links")
    assert run("answers", case).out.count("has changed since") == 1


def test_a_suspect_link_is_compared_and_confirmed(run: CommandLine, case: str, tmp_path: Path) -> None:
    run("link", case, "9", "--reason", "服务于双碳标准建设。")
    (tmp_path / "plan.txt").write_text(NINE + "完善核算标准。发布指南。" + TEN, encoding="utf-8")
    run("plan", "import", "plan.txt")

    shown = run("confirm", case, "9", "--dry-run")

    assert "{+完善核算标准。" in shown.out
    assert run("show", case, "--json").json["links"][0]["suspect"] is True
    pieces = run("confirm", case, "9", "--json").json["differences"]["zh"]
    assert {piece["kind"] for piece in pieces} == {"same", "added", "removed"}
    assert run("show", case, "--json").json["links"][0]["suspect"] is False


def test_answers_to_articles_are_set_shown_and_kept(run: CommandLine, case: str, tmp_path: Path) -> None:
    refused = run("set", case, "article9_boundary", "厂界", "--json")
    assert refused.code == 1
    assert "9" in refused.error["hint"]
    run("link", case, "9", "--reason", "服务于双碳标准建设。")
    (tmp_path / "answers.yaml").write_text(
        "article9_aspect: accounting\narticle9_boundary: 厂界\n", encoding="utf-8"
    )
    assert run("fill", case, "answers.yaml", "--json").json["changed"] is True
    assert "article9_gases" in run("show", case, "--json").json["missing"]
    run("unlink", case, "9")
    shown = run("show", case).out
    assert "厂界" in shown
    assert "no longer linked" in shown


def test_a_suggestion_is_dismissed_and_asked_for_again(run: CommandLine, case: str) -> None:
    def suggested(*more: str) -> list[str]:
        return [found["article"] for found in run("plan", "suggest", case, "--json", *more).json]

    first = suggested()[0]
    assert run("plan", "dismiss", case, first, "--json").json["changed"] is True
    assert first not in suggested()
    assert first in suggested("--again")


def test_a_case_of_the_present_version_needs_no_upgrade(run: CommandLine, case: str) -> None:
    assert "present version" in run("upgrade", case).out


def test_an_older_case_is_upgraded_after_it_was_told(run: CommandLine) -> None:
    with open_for_test(run.workspace) as workbench:
        case = older_case(workbench, fax="010-1234").ref
    assert "upgrade" in run("show", case).out
    assert f"1 case was made with an earlier version of its form: {case}." in run("list").out
    (listed,) = run("list", "--json").json
    assert (listed["older_form"], listed["form_version"]) == (True, 1)
    told = run("upgrade", case, "--dry-run")
    assert "fax is no longer in the form" in told.out
    assert run("show", case, "--json").json["form_version"] == 1
    assert run("upgrade", case, "--json").json["changed"] is True
    assert "earlier version" not in run("list").out
    assert run("list", "--json").json[0]["older_form"] is False
    shown = run("show", case)
    assert "fax: 010-1234" in shown.out
    assert run("undo", case).code == 0
    assert run("show", case, "--json").json["form_version"] == 1


def test_backup_and_restore(run: CommandLine, case: str, tmp_path: Path) -> None:
    assert run("backup", "备份.db").code == 0
    run("trash", case)

    kept = run("restore", "备份.db", "--json").json["kept"]

    assert Path(kept).is_file()
    assert len(run("list", "--json").json) == 1
    assert run("doctor", "--json").json["sound"] is True
    assert run("restore", "missing.db").code == 3


def test_forms_templates_rules_and_codes_can_be_listed(run: CommandLine) -> None:
    assert FORM in [form["id"] for form in run("forms", "--json").json]
    sections = run("forms", FORM, "--json").json["sections"]
    assert len([field for section in sections for field in section["fields"]]) >= 34
    assert {f"{FORM}.zh", f"{FORM}.en"} <= {item["id"] for item in run("templates", "--json").json}
    assert len(run("rules", "--json").json) == 26
    assert "P13" in run("rules", "P13").out
    assert run("codes", "ics", "27.180", "--json").json[0]["code"] == "27.180"
    assert run("codes", "ccs", "标准化", "--json").json


def test_ics_codes_are_found_by_chinese_words_and_their_names_told_to_be_our_own(run: CommandLine) -> None:
    english = run("codes", "ics", "终端").out
    assert "35.180" in english
    assert "IT terminal and other peripheral equipment" in english
    assert "this program's own wording, not official" in english
    chinese = run("--lang", "zh", "codes", "ics", "peripheral").out
    assert "信息技术终端和其他外围设备" in chinese
    assert "不是官方译名" in chinese
    assert "official" not in run("codes", "ccs", "标准化").out


def test_a_copy_without_a_title_is_marked_and_the_checks_tell_it(run: CommandLine, case: str) -> None:
    copies = [run("new", FORM, "--from", case, "--json").json for _ in range(2)]

    assert [copy["title"] for copy in copies] == [f"{TITLE}（副本）", f"{TITLE}（副本 2）"]
    found = run("check", str(copies[1]["id"]), "--json").json["findings"]
    assert [one["rule"] for one in found if one["rule"] == "P26"] == ["P26"]
    assert run("new", FORM, "--json").code == 2


def test_a_case_begun_with_one_of_another_form_says_what_stayed_behind(run: CommandLine, case: str) -> None:
    run("set", case, "adopted_source", "none")
    assert "stays behind" not in run("new", "gb-z-guidance", "--title", "Cells", "--from", case).out
    run("set", case, "fast_track", "yes")
    told = run("new", "gb-z-guidance", "--title", "Cells", "--from", case)
    left = run("new", "gb-z-guidance", "--title", "Cells", "--from", case, "--json").json["left_behind"]

    assert isinstance(left, list) and left
    assert f"What this form has no place for stays behind: {left[0].rstrip('?')}." in told.out
    assert "stays behind" not in run("new", FORM, "--title", "Cells", "--from", case).out


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        (["show", "2026-999"], "2026-999"),
        (["new", "gb-recommended", "--title", "x"], "gb-recommended"),
        (["set", "CASE", "titel", "x"], "titel"),
        (["link", "CASE", "99", "--reason", "x"], "99"),
        (["link", "CASE", "nine", "--reason", "x"], "nine"),
        (["link", "CASE", "other-plan:9", "--reason", "x"], "other-plan"),
        (["link", "CASE", "9.nothing", "--reason", "x"], "nothing"),
        (["link", "CASE", "9.99", "--reason", "x"], "9.1 to 9."),
        (["link", "CASE", "19.1", "--reason", "x"], "name the article alone"),
        (["unlink", "CASE", "9"], "9"),
        (["unlink", "CASE", "9.99"], "9.1 to 9."),
        (["export", "CASE", "no-template", "-o", "out"], "no-template"),
        (["rules", "Z99"], "Z99"),
        (["waive", "CASE", "Z99", "--reason", "x"], "Z99"),
        (["plans", "no-plan"], "no-plan"),
        (["forms", "no-form"], "no-form"),
        (["set", "CASE", "duration_months", "soon"], "soon"),
        (["fill", "CASE", "wrong.yaml"], "unknown_field"),
        (["nonsense"], "nonsense"),
        (["plan", "suggest"], "case or a text"),
    ],
)
def test_wrong_use_is_one_line_that_names_it_and_exit_code_two(
    run: CommandLine, case: str, tmp_path: Path, arguments: list[str], name: str
) -> None:
    (tmp_path / "wrong.yaml").write_text("unknown_field: 1\n", encoding="utf-8")
    called = [case if argument == "CASE" else argument for argument in arguments]

    answer = run(*called)
    as_json = run(*called, "--json")

    assert answer.code == 2
    assert name in answer.err
    assert len(answer.err.splitlines()) <= 2
    assert answer.out == ""
    assert as_json.code == 2
    assert as_json.error["message"] in answer.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["fill", "CASE", "missing.yaml"],
        ["fill", "CASE", "damaged.yaml"],
        ["fill", "CASE", "binary.yaml"],
        ["plan", "import", "missing.txt"],
        ["plan", "import", "binary.yaml"],
        ["plan", "import", "unnumbered.txt"],
        ["export", "CASE", "-o", "a-file/below"],
        ["backup", "no/such/folder/b.db"],
        ["restore", "damaged.yaml"],
    ],
)
def test_what_can_not_be_read_or_written_is_exit_code_three(
    run: CommandLine, case: str, tmp_path: Path, arguments: list[str]
) -> None:
    (tmp_path / "damaged.yaml").write_text("values: {title_zh: [", encoding="utf-8")
    (tmp_path / "binary.yaml").write_bytes(bytes(range(256)) * 20)
    (tmp_path / "unnumbered.txt").write_text("words without any number", encoding="utf-8")
    (tmp_path / "a-file").write_text("x", encoding="utf-8")
    before = run("show", case, "--json").json

    answer = run(*[case if argument == "CASE" else argument for argument in arguments], "--json")

    assert answer.code == 3
    assert answer.error["message"]
    assert answer.error["hint"]
    assert run("show", case, "--json").json == before


def test_a_damaged_workspace_is_exit_code_three_and_stays(run: CommandLine) -> None:
    Path(run.workspace).write_bytes(b"no database")

    assert run("list").code == 3
    assert Path(run.workspace).read_bytes() == b"no database"


def test_somebody_else_can_act_for_one_call(run: CommandLine, case: str) -> None:
    run("--as", "代理人 (协作单位)", "set", case, "remarks", "x")

    assert run("history", case, "--json").json[0]["who"] == "代理人 (协作单位)"


def test_messages_are_chinese_when_asked_for(run: CommandLine, case: str) -> None:
    answer = run("show", "2026-999", WORKBENCH_LANGUAGE="zh")
    help_text = run("--lang", "zh", "--help")

    assert "没有" in answer.err
    assert "导出" in help_text.out or "标准" in help_text.out
    assert run("list", WORKBENCH_LANGUAGE="zh").out.splitlines()[0].startswith("提案")


@pytest.mark.skipif(sys.platform != "linux", reason="only there a machine may have no display")
def test_without_a_display_the_window_says_so(run: CommandLine) -> None:
    answer = run(QT_QPA_PLATFORM="", DISPLAY="", WAYLAND_DISPLAY="")

    assert answer.code == 3
    assert "tour" in answer.err


def test_the_tour_does_the_main_job_and_leaves_its_documents(run: CommandLine, tmp_path: Path) -> None:
    answer = run("tour", "out", "--json")

    assert answer.code == 0
    assert len(answer.json["steps"]) >= 10
    assert len(list((tmp_path / "out").glob("*.docx"))) == 2
    assert [line["id"] for line in run("list", "--json").json] == [answer.json["case"]]
    assert run("doctor", "--json").json["journal"]["verdict"] == "proven"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_tour_shows_what_one_drafts_with(run: CommandLine, language: str) -> None:
    steps = run("--lang", language, "tour", "out", "--json").json["steps"]

    shown = {step["title"]: "\n".join(step["shows"]) for step in steps}
    assert all(shown.values())
    words = "\n".join(shown.values())
    budget = {"en": "Amount (10,000 yuan): 60", "zh": "金额（万元）：60"}
    months = {"en": "1–8, 9–12, 13–15, 16–18", "zh": "1—8、9—12、13—15、16—18"}
    assert budget[language] in words
    assert months[language] in words
    assert "{+" in words  # compared
    assert "DIFFER" not in words
    assert "不一致" not in words


def test_the_tour_without_a_workspace_leaves_the_own_one_alone(home: Path, tmp_path: Path) -> None:
    own = CommandLine("", tmp_path, home)
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("x", encoding="utf-8")

    assert own("tour", "out").code == 0

    assert not (home / "workspace.db").exists()
    assert (tmp_path / "out" / "mine.txt").exists()


def test_references_in_a_case_file_can_not_blow_up(run: CommandLine, case: str, tmp_path: Path) -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    (tmp_path / "bomb.yaml").write_text("\n".join([*lines, "remarks: *a11"]), encoding="utf-8")

    answer = run("fill", case, "bomb.yaml")

    assert answer.code == 3
    assert "bomb.yaml" in answer.err


@pytest.mark.parametrize(
    "arguments",
    [["backup", ""], ["export", "CASE", "-o", ""], ["search", " "], ["search", "电", "--count", "0"]],
)
def test_an_empty_path_or_search_is_wrong_use(run: CommandLine, case: str, arguments: list[str]) -> None:
    answer = run(*[case if argument == "CASE" else argument for argument in arguments])

    assert answer.code == 2
    assert answer.err


def test_the_whole_history_shows_what_belongs_to_no_case(run: CommandLine, case: str, tmp_path: Path) -> None:
    run("backup", "b.db")
    run("restore", "b.db")

    actions = [entry["action"] for entry in run("history", "--json").json]

    assert actions == ["restore", "new"]
    assert "b.db" in run("history").out


def test_doctor_tells_of_a_workspace_that_is_not_made_yet_and_makes_none(run: CommandLine) -> None:
    answer = run("doctor", "--json")

    assert (answer.code, answer.json["made"]) == (0, False)
    assert not Path(run.workspace).exists()


def test_versions_are_named_listed_compared_and_returned_to(run: CommandLine, case: str) -> None:
    assert "No versions" in run("version", "list", case).out
    assert run("version", "name", case, "送审稿").code == 0
    run("set", case, "title_en", "Emergency power")
    (line,) = run("version", "list", case, "--json").json
    assert (line["name"], line["differing"]) == ("送审稿", 1)
    compared = run("version", "compare", case, "送审稿", "--json").json
    assert compared["fields"] == [{"field": "title_en", "before": None, "after": "Emergency power"}]
    assert "{+Emergency power+}" in run("version", "compare", case, "送审稿").out
    assert run("version", "rename", case, "送审稿", "v1").code == 0
    assert run("version", "restore", case, "v1", "--json").json["fields"] == ["title_en"]
    assert "Nothing differs" in run("version", "compare", case, "v1").out
    assert run("undo", case).code == 0
    assert run("show", case, "--json").json["values"]["title_en"] == "Emergency power"
    assert run("version", "delete", case, "v1").code == 0
    assert run("version", "restore", case, "v1").code == 2


@pytest.mark.parametrize(("language", "label"), [("en", "Scope and main"), ("zh", "范围和主要技术内容")])
def test_search_names_fields_and_shows_raised_characters_as_they_are_meant(
    run: CommandLine, language: str, label: str
) -> None:
    case = run("new", FORM, "--title", TITLE, "--json").json["id"]
    run("set", case, "scope", "<p>每次 10<sup>3</sup> 毫克 H<sub>2</sub>O，罕见词 x<sup>试</sup></p>")
    for words in ("10³", "103", "H2O", "h₂o", "罕见词"):
        (line,) = run("--lang", language, "search", words).out.splitlines()
        assert label in line and "scope" not in line
        assert "10³ 毫克 H₂O" in line
