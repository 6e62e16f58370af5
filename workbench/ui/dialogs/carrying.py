"""Shows what carrying a case forward to the present version of its form would do, and what it left over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from workbench.domain.values import Value
from workbench.formspec.model import Form
from workbench.formspec.upgrade import Carried, Upgraded, kept_text
from workbench.kernel.i18n import tr
from workbench.ui.dialogs.helped import HelpedDialog
from workbench.ui.dialogs.showing import accepted, give_size
from workbench.ui.widgets.basics import Part, buddy, button, fill, label, row

_WIDTH, _HEIGHT = 600, 440
_LEFT_OVER = (Carried.REMOVED, Carried.REFUSED)


class CarryForwardDialog(HelpedDialog):
    """The report, one line for each field that changes; those that change nothing are counted."""

    help_topic: ClassVar[str] = "cases"

    def __init__(self, parent: QWidget, form: Form, made: Upgraded) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Carry forward"))
        head = tr("Version {version} of “{form}”", version=made.version, form=form.title.here())
        report = QPlainTextEdit(report_of(form, made))
        report.setReadOnly(True)
        report.setTabChangesFocus(True)
        name = label(tr("What changes"), "strong")
        buddy(name, report)
        left = any(note.what in _LEFT_OVER for note in made.notes)
        words = [label(tr("All answers are taken over as they are, but for these lines."), "small", wrap=True)]
        if left:
            kept = tr("What the form no longer takes stays in the case; a line above the form leads to it.")
            words.append(label(kept, "small", wrap=True))
        words.append(label(tr("It is one step; undo takes it back."), "small", wrap=True))
        carry = button(tr("Carry forward"), "primary", pressed=self.accept)
        cancel = button(tr("Cancel"), pressed=self.reject)
        parts: list[Part] = [
            label(head, "strong", wrap=True),
            name,
            (report, 1),
            *words,
            row(None, cancel, carry),
        ]
        fill(QVBoxLayout(self), parts, 8, (24, 20))
        give_size(self, _WIDTH, _HEIGHT)

    @classmethod
    def ask(cls, parent: QWidget, form: Form, made: Upgraded) -> bool:
        """Return whether the case is to be carried forward."""
        return accepted(cls(parent, form, made))


class KeptApartDialog(HelpedDialog):
    """What the form no longer takes, to be read and copied; accepted means that it is to be deleted."""

    help_topic: ClassVar[str] = "cases"

    def __init__(self, parent: QWidget, kept: Mapping[str, Value]) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Answers kept apart"))
        text = QPlainTextEdit("\n\n".join(f"{place}\n{kept_text(value)}" for place, value in kept.items()))
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        words = tr("These answers have no place in the present version of the form. Copy what is of use.")
        name = label(words, "small", wrap=True)
        buddy(name, text)
        delete = button(tr("Delete them"), pressed=self.accept)
        close = button(tr("Close"), "primary", pressed=self.reject)
        fill(QVBoxLayout(self), [name, (text, 1), row(delete, None, close)], 8, (24, 20))
        give_size(self, _WIDTH, _HEIGHT)

    @classmethod
    def ask(cls, parent: QWidget, kept: Mapping[str, Value]) -> bool:
        """Return whether the answers are to be deleted."""
        return accepted(cls(parent, kept))


def report_of(form: Form, made: Upgraded) -> str:
    """Return the report in lines; a sentence where nothing changes but the number."""
    lines: Sequence[str] = [note.sentence(form) for note in made.notes]
    return "\n".join(lines) or tr("Nothing but the number of the version changes.")
