"""Rich texts from the command line to the finished document: stored, found, replaced, backed up, printed."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from tests.helpers.picturefiles import png
from tests.helpers.workbenches import new_case, open_for_test, sample_case
from workbench.app.workbench import Workbench
from workbench.cli.main import main
from workbench.kernel.errors import InvalidValue, NotReadable
from workbench.services.replacing import Wanted

RICH = (
    "<p>适用于<strong>储能</strong>电站</p><ol><li>分级<ul><li>储能容量</li></ul></li></ol>"
    "<table><tr><td>储能</td><td>指标</td></tr></table><p></p>"
)


def test_words_are_found_and_replaced_without_breaking_the_structure(workbench: Workbench) -> None:
    case = new_case(workbench, "标准一")
    workbench.drafting.set_value(case.ref, "scope", RICH)
    assert [found.place for found in workbench.searching.search("储能容量")] == ["scope"]
    wanted = Wanted("储能")
    found = workbench.replacing.find(wanted, case.ref)
    assert [len(one.spans) for one in found] == [3]
    workbench.replacing.replace(wanted, "蓄能", found)
    assert workbench.drafting.case(case.ref).values["scope"] == RICH.replace("储能", "蓄能")
    workbench.history.undo(case.ref)
    assert workbench.drafting.case(case.ref).values["scope"] == RICH
    copy = workbench.drafting.create("gb-t-recommended", "标准二", case.ref)
    assert copy.values["scope"] == RICH


def test_the_command_line_takes_plain_text_html_and_pictures(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = ["-w", str(tmp_path / "w.db")]
    with open_for_test(str(tmp_path / "w.db")) as workbench:
        case = new_case(workbench).ref
    (tmp_path / "流程.png").write_bytes(png(40, 20))
    assert main([*place, "set", case, "scope", "<p>a <b>b</b><script>x</script></p>"]) == 0
    assert main([*place, "picture", case, "scope", str(tmp_path / "流程.png"), "--words", "流程"]) == 0
    capsys.readouterr()
    assert main([*place, "show", case]) == 0
    shown = capsys.readouterr().out
    assert "a b" in shown and "流程" in shown and "<p>" not in shown
    assert main([*place, "picture", case, "remarks", str(tmp_path / "流程.png")]) == 2
    (tmp_path / "x.png").write_bytes(png()[:-5])
    assert main([*place, "picture", case, "scope", str(tmp_path / "x.png")]) == 2
    assert main([*place, "picture", case, "scope", str(tmp_path / "missing.png")]) == 3
    assert main([*place, "export", case, "-o", str(tmp_path / "out")]) == 0
    for file in (tmp_path / "out").glob("*.docx"):
        assert len(docx.Document(str(file)).inline_shapes) == 1


def test_a_text_with_a_picture_that_is_not_there_is_refused(workbench: Workbench) -> None:
    case = new_case(workbench)
    with pytest.raises(InvalidValue, match="not in this workspace"):
        workbench.drafting.set_value(case.ref, "scope", f'<p>a</p><img src="picture:{"0" * 64}">')
    assert "scope" not in workbench.drafting.case(case.ref).values


def test_a_plain_text_that_looks_like_a_picture_is_no_picture(
    file_workbench: Workbench, tmp_path: Path
) -> None:
    case = new_case(file_workbench)
    file_workbench.drafting.set_value(case.ref, "remarks", f'<img src="picture:{"0" * 64}">')
    assert file_workbench.exporting.export(case.ref, [], tmp_path)
    assert file_workbench.maintaining.examine().sound


def test_a_document_is_not_written_without_its_pictures(file_workbench: Workbench, tmp_path: Path) -> None:
    case = new_case(file_workbench)
    file_workbench.picturing.append(case.ref, "scope", png())
    with file_workbench.workspace.writing("x") as unit:
        unit.connection.exec_driver_sql("DELETE FROM picture")
    file_workbench.drafting.set_value(case.ref, "remarks", "work goes on")
    with pytest.raises(NotReadable, match="missing or damaged"):
        file_workbench.exporting.export(case.ref, [], tmp_path)
    assert not list(tmp_path.glob("*.docx"))
    differing = file_workbench.maintaining.examine().differing
    assert any(path == "pictures" for _, path in differing)


def test_both_documents_carry_structure_and_rules_read_the_words(
    file_workbench: Workbench, tmp_path: Path
) -> None:
    case = sample_case(file_workbench)
    text = str(case.values["scope"])
    before = {finding.rule for finding in file_workbench.checking.check(case.ref).findings}
    rich = (
        "".join(f"<p><strong>{line}</strong></p>" for line in text.split("\n"))
        + "<ul><li>H<sub>2</sub>O</li></ul>"
    )
    file_workbench.drafting.set_value(case.ref, "scope", rich)
    assert {finding.rule for finding in file_workbench.checking.check(case.ref).findings} == before
    for written in file_workbench.exporting.export(case.ref, [], tmp_path):
        body = docx.Document(str(written.path)).element.body.xml
        assert 'w:vertAlign w:val="subscript"' in body and "<w:numPr>" in body and "w:eastAsia" in body
