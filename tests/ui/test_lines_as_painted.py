"""Words broken into lines: each line that is to be painted has room for all of it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from workbench.ui import theme
from workbench.ui.widgets.basics import broken
from workbench.ui.widgets.eliding import elided


@pytest.mark.parametrize(
    "text", ["International standard adopted", "与有关法律法规的关系", "Wavy Tawny AVAVAV"]
)
@pytest.mark.parametrize("zoom", [1.0, 1.25, 1.5])
def test_no_line_is_shortened_for_a_part_of_a_pixel(qapp: QApplication, text: str, zoom: float) -> None:
    theme.apply(qapp, "light", zoom)
    metrics = theme.metrics("small")
    widest = metrics.horizontalAdvance(text)
    for width in range(widest // 2, widest + 3):
        lines = broken(text, "small", width)
        assert [elided(metrics, line, width) for line in lines] == lines
    theme.apply(qapp, "light")
