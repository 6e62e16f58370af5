"""What stands round a field: the counter of characters, lines of findings, the choice between two values."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from workbench.checks.model import Finding, Severity
from workbench.checks.report import severity_word
from workbench.domain.counting import count_text
from workbench.formspec.model import Field
from workbench.kernel.i18n import tr, tr_count
from workbench.ui import theme
from workbench.ui.turns import pause
from workbench.ui.widgets.basics import (
    button,
    clear,
    fill,
    in_area,
    label,
    picture,
    row,
    set_property,
    set_words,
)
from workbench.ui.widgets.fields.base import FieldEditor, words_of
from workbench.ui.widgets.flow import FlowLabel
from workbench.ui.widgets.severity import ICONS, SHADES

_ROLES: dict[Severity, Literal["error", "warning", "hint"]] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.HINT: "hint",
}
_NEARLY_FULL = 0.9
_LONG = 3000  # characters
_GAP = 8
_LEAST_SENTENCE = 160
LONGEST_REPAIR = 320  # px of the words on a button that repairs


class Counter(FlowLabel):
    """How long a text is: quiet, amber when nearly full, red and in words when over."""

    def __init__(self, field: Field, editor: FieldEditor) -> None:
        super().__init__("", "caption")
        self._editor = editor
        self._later = pause(self, self._count)
        self._most = field.limits.max_length
        self._least = field.limits.min_length or 0
        # Never shown from here: a widget without a parent would come up as a window of its own.
        if field.kind not in ("long_text", "rich") and self._most is None:
            self.hide()

    def note(self) -> None:
        """Count anew what stands in the editor; a long text only once the typing pauses."""
        if self.isHidden():
            return
        if _length(self._editor) > _LONG:
            self._later.start()
        else:
            self._count()

    def _count(self) -> None:
        self.show_text(words_of(self._editor))

    def show_text(self, text: str) -> None:
        """Show how long a text is: in characters where the form sets a bound, else in 字数."""
        if self._most is not None or self._least:
            self._show_count(len(text))
            return
        counted = count_text(text)
        count = counted.words
        if count == counted.without_spaces:
            words = tr_count("{count} character", "{count} characters", count)
        else:
            words = tr_count("{count} word or character", "{count} words or characters", count)
        self._show(words, "caption")

    def _show_count(self, count: int) -> None:
        most = self._most
        role = "caption"
        if most is None:
            words = tr_count("{count} character", "{count} characters", count)
            if count < self._least:
                words = tr("{count} characters, at least {least}", count=count, least=self._least)
        elif count > most:
            over = count - most
            role = "error"
            words = tr("{count} of {most} characters, {over} too many", count=count, most=most, over=over)
        else:
            role = "warning" if count >= most * _NEARLY_FULL else "caption"
            words = tr("{count} of {most} characters", count=count, most=most)
        self._show(words, role)

    def _show(self, words: str, role: str) -> None:
        self.setText(words)
        set_property(self, "role", role)


class FindingLine(QWidget):
    """One finding below its field: icon, sentence, rule, and its repair named by the result.

    The repair stands beside the sentence where both fit into one line, else below it. Placed by hand: layouts
    can't say how high they are when a part moves to another line at some width.
    """

    def __init__(self, finding: Finding, repair: Callable[[Finding], None] | None) -> None:
        super().__init__()
        self._icon = picture(ICONS[finding.severity], SHADES[finding.severity])
        self._icon.setAccessibleName(severity_word(finding.severity))
        self._sentence = label(finding.message.here(), _ROLES[finding.severity], wrap=True)
        self._rule = label(finding.rule, "caption")
        self._mend: QPushButton | None = None
        self._result = ""
        if finding.repair is not None and repair is not None:
            mend = repair
            self._result = finding.repair.label.here()
            self._mend = button("", "mini", pressed=lambda: mend(finding))
            set_words(self._mend, self._result, theme.px(LONGEST_REPAIR))
        for part in filter(None, (self._icon, self._sentence, self._rule, self._mend)):
            part.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def _left(self) -> int:
        """Where the sentence begins: icon and gap grow with the text."""
        return self._icon.width() + theme.px(_GAP)

    def buttons(self) -> list[QPushButton]:
        """Return the repair, if there is one."""
        return [self._mend] if self._mend is not None else []

    def minimumSizeHint(self) -> QSize:
        """Return the least size: that of a few words; the repair is shortened to it."""
        return QSize(self._left + theme.px(_LEAST_SENTENCE), self._icon.height())

    def sizeHint(self) -> QSize:
        """Return the size at the least width."""
        width = self.minimumSizeHint().width()
        return QSize(width, self.heightForWidth(width))

    def heightForWidth(self, width: int) -> int:
        """Return the height that all parts take at a width."""
        return max(box.bottom() + 1 for _, box in self._placed(width))

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Put the parts where they belong."""
        if self._mend is not None:
            set_words(self._mend, self._result, self._longest_repair(self._mend))
        for part, box in self._placed(self.width()):
            part.setGeometry(box)

    def _longest_repair(self, mend: QPushButton) -> int:
        """Return how wide the words of the repair may be, in px."""
        edges = mend.sizeHint().width() - mend.fontMetrics().horizontalAdvance(mend.text())
        return min(theme.px(LONGEST_REPAIR), max(self.width() - self._left - edges, 1))

    def _placed(self, width: int) -> list[tuple[QWidget, QRect]]:
        """Return each part with its place at a width."""
        sentence, rule, left = self._sentence, self._rule.sizeHint(), self._left
        icon, gap = self._icon.size(), theme.px(_GAP)
        mend = self._mend.sizeHint() if self._mend is not None else QSize(0, 0)
        sentence.ensurePolished()
        words = sentence.fontMetrics().horizontalAdvance(sentence.text()) + 2
        room = width - left - gap - rule.width()
        beside = 0 < mend.width() <= room - words - gap
        if beside:
            room -= mend.width() + gap
        line = max(
            mend.height() if beside else 0, sentence.fontMetrics().height(), rule.height(), icon.height()
        )
        height = max(sentence.heightForWidth(room), 0)
        top = max(0, line - height) // 2
        places: list[tuple[QWidget, QRect]] = [
            (self._icon, QRect(QPoint(0, (line - icon.height()) // 2), icon)),
            (sentence, QRect(left, top, room, height)),
            (self._rule, QRect(left + room + gap, 0, rule.width(), line)),
        ]
        if self._mend is not None:
            corner = QPoint(width - mend.width(), 0) if beside else QPoint(left, top + height + 4)
            places.append((self._mend, QRect(corner, mend)))
        return places


class ProblemLine(QWidget):
    """Why what stands in the editor is not stored, and what is allowed."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__()
        sentence = label(message, "error", wrap=True)
        layout = QHBoxLayout(self)
        words = [sentence, label(hint, "small", wrap=True)] if hint else [sentence]
        lines = QWidget()
        fill(QVBoxLayout(lines), words, 2)
        icon = picture("error", "error")
        fill(layout, [icon, (lines, 1)], 8)
        layout.setAlignment(icon, Qt.AlignmentFlag.AlignTop)

    def buttons(self) -> list[QPushButton]:
        """Return nothing: what is refused is mended in the editor."""
        return []


class ConflictStrip(QWidget):
    """Two values for one field: both are named, and one decides which stays."""

    def __init__(self, message: str, mine: Callable[[], None], theirs: Callable[[], None]) -> None:
        super().__init__()
        in_area(self, "warn")
        icon = picture("warning", "warn")
        head = QWidget()
        layout = QHBoxLayout(head)
        fill(layout, [icon, (label(message, "small", wrap=True), 1)], 8)
        layout.setAlignment(icon, Qt.AlignmentFlag.AlignTop)
        self.mine = button(tr("Use mine"), "mini", pressed=mine)
        self.theirs = button(tr("Use theirs"), "mini", pressed=theirs)
        fill(QVBoxLayout(self), [head, row(None, self.mine, self.theirs)], 8, (12, 10))

    def buttons(self) -> list[QPushButton]:
        """Return the two ways to settle it."""
        return [self.mine, self.theirs]


Line = FindingLine | ProblemLine | ConflictStrip


def replace_all(layout: QBoxLayout, widgets: Iterable[QWidget]) -> None:
    """Put other widgets into a layout; those there before go."""
    clear(layout)
    for widget in widgets:
        layout.addWidget(widget)


def _length(editor: FieldEditor) -> int:
    """Return how many characters stand in a box, without reading them; 0 for a line and what is no text."""
    box = editor.text_widget()
    return box.document().characterCount() if isinstance(box, QPlainTextEdit | QTextEdit) else 0
