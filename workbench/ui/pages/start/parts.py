"""The strips of the start page: who one is (asked once), where to go on, the sample."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from workbench.kernel.i18n import language_in_use, tr
from workbench.ui import theme
from workbench.ui.models.moments import when_words
from workbench.ui.pages.start.reading import Resume
from workbench.ui.widgets.basics import Elided, button, column, fill, in_area, label, picture, row, set_property
from workbench.ui.widgets.drawing import Ring
from workbench.ui.widgets.person import PersonFields
from workbench.ui.widgets.segments import Segments
from workbench.ui.widgets.taborder import in_tab_order

_RING = 72
_NARROW = 440


class FirstStart(QWidget):
    """Asks once for name and language; `saved` with the values checked, `skipped`, `language_chosen(code)`."""

    saved = Signal(dict)
    skipped = Signal()
    language_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        in_area(self, "soft")
        # The names of languages are written in those languages, so that everybody finds his own.
        self.language = Segments({"zh": "中文", "en": "English"}, language_in_use(), tr("Language"))
        self.person = PersonFields(side_by_side=True)
        self.save = button(tr("Save"), "primary", pressed=self._save)
        self.skip = button(tr("Skip"), pressed=self.skipped.emit)
        why = tr("Your name stands beside every change you make. It stays on this machine.")
        words = column(label(tr("Who is working here?"), "section"), label(why, "small", wrap=True), spacing=2)
        head = QWidget()
        fill(QHBoxLayout(head), [(words, 1), self.language], 16)
        buttons = row(None, self.skip, self.save)
        fill(QVBoxLayout(self), [head, self.person, buttons], 16, (24, 20))
        # What keeps the typed words comes before what gives them up, and that only while there are none.
        in_tab_order(self.person.editor("email"), self.save, self.skip)
        self.language.chosen.connect(self.language_chosen, Qt.ConnectionType.QueuedConnection)
        for editor in (self.person.editor(key) for key in ("name", "organisation", "email")):
            editor.returnPressed.connect(self._save)
            editor.textChanged.connect(self._may_skip)

    def typed(self) -> str:
        """Return what was typed so far as one text, a line per field; empty if nothing was."""
        texts = self.person.values().values()
        return "\n".join(texts) if any(texts) else ""

    def show_typed(self, text: str) -> None:
        """Put back what `typed` gave."""
        parts = text.split("\n")
        if len(parts) == len(self.person.values()):
            self.person.show_values(*parts)

    def _may_skip(self) -> None:
        self.skip.setEnabled(not any(self.person.values().values()))

    def _save(self) -> None:
        if self.person.check(with_email=True):  # a remark would be gone with the question
            self.saved.emit(self.person.values())


class ResumeStrip(QWidget):
    """The case one wrote in last, with the words one left; `go_on(Resume)` when pressed."""

    go_on = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        in_area(self, "soft")
        self._resume: Resume | None = None
        self._ring = Ring(0, theme.px(_RING))
        self._title = Elided("", "section")
        self._where = Elided("", "small")
        self._words = Elided("", "quiet")
        self.button = button(tr("Continue editing"), "primary", pressed=self._go)
        words = column(None, self._title, self._where, self._words, None, spacing=4)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        fill(self._layout, [self._ring, (words, 1), self.button], 16, (24, 16))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, leave it to the words: no ring, and the button below."""
        super().resizeEvent(event)
        narrow = self.width() < theme.px(_NARROW)
        directions = QBoxLayout.Direction
        self._layout.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)
        self._ring.setVisible(not narrow)

    def show_resume(self, resume: Resume, today: date) -> None:
        """Show where one was."""
        self._resume = resume
        self._ring.set_share(resume.share)
        self._title.set_text(resume.title or resume.case)
        where = " › ".join(filter(None, (resume.section_label, resume.field_label)))
        saved = tr("saved {when}", when=when_words(resume.changed_at, today))
        self._where.set_text(" · ".join(filter(None, (where, saved))))
        self._words.set_text(resume.words)
        self._words.setVisible(bool(resume.words))
        self.button.setAccessibleName(tr("Continue editing {title}", title=resume.title or resume.case))

    def stand_out(self, primary: bool) -> None:
        """Make the button the one primary button of the page, or one among others."""
        set_property(self.button, "kind", "primary" if primary else "")

    def _go(self) -> None:
        if self._resume is not None:
            self.go_on.emit(self._resume)


class SampleStrip(QWidget):
    """Offers the sample case while there is none."""

    opening = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.button = button(tr("Open the sample"), pressed=self.opening.emit)
        words = column(
            label(tr("Sample proposal: from drafting to hand-in"), "strong", wrap=True),
            label(
                tr("A filled-in case to try everything on; move it to the trash when done."), "small", wrap=True
            ),
            spacing=2,
        )
        strip = QWidget()
        fill(QHBoxLayout(strip), [picture("package", "accent", 24), (words, 1), self.button], 16)
        fill(QVBoxLayout(self), [label(tr("First time here"), "group"), strip], 8)

    def stand_out(self, primary: bool) -> None:
        """Make the button the one primary button of the page, or one among others."""
        set_property(self.button, "kind", "primary" if primary else "")
