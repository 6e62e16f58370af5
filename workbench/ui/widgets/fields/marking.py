"""Wavy lines under the words that findings name; the text itself is untouched."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

from workbench.checks.model import Finding
from workbench.ui import theme

_SHADES = {"error": "error", "warning": "warn", "hint": "accent"}


def marks_of(document: QTextDocument, findings: Sequence[Finding]) -> list[QTextEdit.ExtraSelection]:
    """Return the marks of findings in a document, for those whose words stand there."""
    found = ((finding, document.find(finding.where.text)) for finding in findings if finding.where.text)
    return [_mark(finding, cursor) for finding, cursor in found if not cursor.isNull()]


def _mark(finding: Finding, cursor: QTextCursor) -> QTextEdit.ExtraSelection:
    mark = QTextEdit.ExtraSelection()
    look = QTextCharFormat()
    look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
    look.setUnderlineColor(theme.colour(_SHADES[finding.severity.value]))
    mark.format = look
    mark.cursor = QTextCursor(cursor)
    return mark
