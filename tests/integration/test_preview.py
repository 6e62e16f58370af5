"""The preview of a case's document, and the files an export would write."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.tools import require_tool
from tests.helpers.workbenches import new_case, sample_case
from workbench.app.workbench import Workbench
from workbench.kernel.errors import UnknownName
from workbench.services.maintaining import office_program
from workbench.word import pages

ZH = "gb-t-recommended.zh"


@pytest.fixture
def without_office(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hide LibreOffice."""
    monkeypatch.setattr(pages, "office_program", lambda: "")


@pytest.mark.slow
def test_the_sample_is_shown_as_libreoffice_prints_it(file_workbench: Workbench) -> None:
    require_tool("soffice")
    case = sample_case(file_workbench)

    rendered = file_workbench.exporting.preview(case.ref, ZH, dpi=72)

    assert rendered is not None and rendered.how == "office"
    assert len(rendered.pages) >= 4


def test_without_libreoffice_the_preview_is_an_approximation(
    file_workbench: Workbench, without_office: None
) -> None:
    case = sample_case(file_workbench)

    rendered = file_workbench.exporting.preview(case.ref, ZH)

    assert rendered is not None and rendered.sketch is not None
    assert rendered.how == "approximation"
    assert rendered.size > 5000
    assert office_program() == ""


def test_a_preview_can_be_stopped_and_says_what_it_works_on(
    file_workbench: Workbench, without_office: None
) -> None:
    case = new_case(file_workbench)
    told: list[tuple[int, int, str]] = []

    def stop(number: int, total: int, title: str) -> bool:
        told.append((number, total, title))
        return False

    assert file_workbench.exporting.preview(case.ref, ZH, stop) is None
    assert told == [(0, 0, told[0][2])]


def test_a_preview_of_an_unknown_template_names_the_nearest(file_workbench: Workbench) -> None:
    case = new_case(file_workbench)
    with pytest.raises(UnknownName):
        file_workbench.exporting.preview(case.ref, "gb-t-recommended.fr")


def test_targets_tell_the_files_of_an_export_and_which_are_there(
    file_workbench: Workbench, tmp_path: Path
) -> None:
    case = sample_case(file_workbench)
    before = file_workbench.exporting.targets(case.ref, tmp_path)
    assert [target.exists for target in before] == [False, False]

    written = file_workbench.exporting.export(case.ref, [ZH], tmp_path)

    after = {target.template.id: target for target in file_workbench.exporting.targets(case.ref, tmp_path)}
    assert after[ZH].path == written[0].path
    assert [name for name, target in after.items() if target.exists] == [ZH]
