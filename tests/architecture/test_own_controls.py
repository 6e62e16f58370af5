"""Controls that Qt has and the program uses only through its own: one place each knows their faults."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping

import pytest

from tests.helpers import tools

# Where a control of Qt may be made, derived from or asked for; nowhere without a module.
ONLY_IN: Mapping[str, str] = {
    # The wheel would change them while somebody scrolls on.
    "QComboBox": "widgets/quietcombo.py",
    "QFontComboBox": "",
    "QSpinBox": "",
    "QDoubleSpinBox": "",
    "QDateEdit": "",
    "QTimeEdit": "",
    "QDateTimeEdit": "",
    "QSlider": "",
    "QDial": "",
    # They would begin in the folder that the program was started in.
    "QFileDialog": "dialogs/files.py",
    # Stock boxes have marks and words of their own; a question before a loss is asked in one place.
    "QInputDialog": "",
    "QMessageBox": "dialogs/showing.py",
    "QProgressDialog": "",
    "QColorDialog": "",
}
UI = tools.ROOT / "workbench" / "ui"


def uses(source: str) -> Iterator[str]:
    """Yield the names that are called, derived from, or asked for something by a call."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ClassDef):
            yield from (base.id for base in node.bases if isinstance(base, ast.Name))
        elif isinstance(node, ast.Call):
            asked = node.func.value if isinstance(node.func, ast.Attribute) else node.func
            if isinstance(asked, ast.Name):
                yield asked.id


@pytest.mark.parametrize("control", ONLY_IN)
def test_a_control_of_qt_is_used_in_its_one_place_only(control: str) -> None:
    found = [
        path.relative_to(UI).as_posix()
        for path in sorted(UI.rglob("*.py"))
        if control in uses(path.read_text(encoding="utf-8"))
    ]
    assert found == [place for place in [ONLY_IN[control]] if place]


def test_making_deriving_and_asking_are_noticed() -> None:
    assert list(uses("class A(QDial): ...")) == ["QDial"]
    assert list(uses("a = QDial()")) == ["QDial"]
    assert list(uses("a = QDial.ask(1)")) == ["QDial"]
    assert list(uses("a = QDial.Policy.Some")) == []
