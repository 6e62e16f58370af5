"""Lines under words of a box: wavy ones under those that findings name, dots under misspelled ones.

The text itself is untouched.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from workbench.checks.model import Finding
from workbench.ui import theme

_SHADES = {"error": "error", "warning": "warn", "hint": "accent"}

_Marks = Sequence[QTextEdit.ExtraSelection]


class Marks:
    """The marks of a box: those of findings over those of misspelled words."""

    def __init__(self, box: QPlainTextEdit | QTextEdit) -> None:
        self._box = box
        self._of_findings: _Marks = ()
        self._of_spelling: _Marks = ()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Mark the words that findings name."""
        self._of_findings = _marks_of(self._box.document(), findings)
        self._show()

    def show_spelling(self, words: Sequence[QTextCursor]) -> None:
        """Mark misspelled words."""
        if words or self._of_spelling:
            self._of_spelling = [_selection(word, misspelled_look()) for word in words]
            self._show()

    def _show(self) -> None:
        self._box.setExtraSelections([*self._of_spelling, *self._of_findings])


def misspelled_look() -> QTextCharFormat:
    """Return how a misspelled word is marked: in shape and colour unlike a finding."""
    look = QTextCharFormat()
    look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
    look.setUnderlineColor(theme.colour("spelling"))
    return look


def _marks_of(document: QTextDocument, findings: Sequence[Finding]) -> list[QTextEdit.ExtraSelection]:
    found = ((finding, document.find(finding.where.text)) for finding in findings if finding.where.text)
    return [_mark(finding, cursor) for finding, cursor in found if not cursor.isNull()]


def _mark(finding: Finding, cursor: QTextCursor) -> QTextEdit.ExtraSelection:
    look = QTextCharFormat()
    look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
    look.setUnderlineColor(theme.colour(_SHADES[finding.severity.value]))
    return _selection(QTextCursor(cursor), look)


def _selection(cursor: QTextCursor, look: QTextCharFormat) -> QTextEdit.ExtraSelection:
    mark = QTextEdit.ExtraSelection()
    mark.format = look
    mark.cursor = cursor
    return mark
