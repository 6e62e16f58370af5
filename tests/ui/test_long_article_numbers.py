"""Numbers of articles above 999 are read whole wherever a plan is listed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from tests.helpers.windows import TestDesk
from tests.ui.test_plan_import import Import, written
from workbench.ui.pages.plan.tree import PlanTree
from workbench.ui.widgets import basics


def painted(monkeypatch: pytest.MonkeyPatch, view: QWidget, module: str) -> set[str]:
    """Return the texts that a view paints whole."""
    whole: set[str] = set()

    def draw(painter: QPainter, box: QRect, text: str, *args: Any, **more: Any) -> None:
        basics.draw_text(painter, box, text, *args, **more)
        metrics = painter.fontMetrics()
        if metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width()) == text:
            whole.add(text)

    monkeypatch.setattr(f"workbench.ui.{module}.draw_text", draw)
    view.grab()
    return whole


def test_numbers_of_four_digits_are_whole_in_the_preview_and_in_the_plan(
    desk: TestDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    numbers = [str(number) for number in range(998, 1004)]
    importing = Import(desk)
    importing.dialog.target.setCurrentIndex(importing.dialog.target.count() - 1)
    importing.choose(written(tmp_path, "".join(f"{number}. 名称。办理。\n" for number in numbers)))
    assert painted(monkeypatch, importing.dialog.list, "widgets.incoming") >= set(numbers)
    importing.confirm()
    tree = importing.page.findChild(PlanTree)
    assert tree is not None
    assert painted(monkeypatch, tree, "pages.plan.tree") >= set(numbers)
