"""The small buttons inside a line of words to look up: the glass at its left, what clears it at its right.

Qt gives neither a name that could be spoken. What the line does with its words is the affair of its owner.
"""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit

from workbench.kernel.i18n import tr
from workbench.ui import theme

_OF_QT = "_q_qlineeditclearaction"


def make_clearable(line: QLineEdit) -> None:
    """Give a line the button that clears it, with a name."""
    line.setClearButtonEnabled(True)
    for act in line.findChildren(QAction, _OF_QT):
        act.setText(tr("Clear the line"))


def show_glass(line: QLineEdit, shade: str = "text2", size: int = 16, enabled: bool = True) -> None:
    """Show at the left of a line that it is for looking something up; a disabled glass is fainter."""
    glass = QAction(theme.icon("search", shade, size), tr("Search"), line)
    glass.setEnabled(enabled)
    line.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)
