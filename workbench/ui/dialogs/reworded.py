"""Shows how the article of a suspect link has changed, and asks whether the link still holds."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.domain.textdifference import replacement, text_difference
from workbench.kernel.i18n import Bilingual, tr
from workbench.services.planning import Reworded
from workbench.ui import theme
from workbench.ui.dialogs.helped import HelpedDialog
from workbench.ui.dialogs.showing import accepted, give_size
from workbench.ui.widgets.basics import Part, buddy, button, column, fill, label, row
from workbench.ui.widgets.tall import Tall
from workbench.ui.widgets.wordchanges import DifferencesView

_WIDTH, _HEIGHT = 680, 520


class RewordedDialog(HelpedDialog):
    """The text with its differences; `edits` tells whether the link is to be changed instead of confirmed."""

    help_topic: ClassVar[str] = "links"

    def __init__(self, parent: QWidget, title: str, found: Reworded) -> None:
        super().__init__(parent)
        self.edits = False
        self.setWindowTitle(tr("Confirm link to article {subject}", subject=found.link.ref.article))
        confirm = button(tr("The link still holds"), "primary", pressed=self.accept)
        change = button(tr("Change the link…"), pressed=self._change)
        cancel = button(tr("Cancel"), pressed=self.reject)
        parts: list[Part] = [label(title, "strong", wrap=True)]
        parts += self._texts(found)
        reason = tr("Your reason: {reason}", reason=found.link.reason)
        parts.append(label(reason, "quiet", wrap=True))
        foot = row(None, cancel, change, confirm)
        fill(QVBoxLayout(self), [(Tall(column(*parts, spacing=10)), 1), foot], 10, (24, 20))
        give_size(self, _WIDTH, _HEIGHT)
        confirm.setVisible(found.now is not None)

    @classmethod
    def ask(cls, parent: QWidget, title: str, found: Reworded) -> str:
        """Return confirm, edit, or an empty text if nothing is to be done."""
        dialog = cls(parent, title, found)
        if not accepted(dialog):
            return ""
        return "edit" if dialog.edits else "confirm"

    def _texts(self, found: Reworded) -> list[Part]:
        if found.now is None:
            words = tr("This article is not in the plan any more.")
            return [label(words, "warning", wrap=True), label("", "body")]
        if found.before is None:
            words = tr("What the article said when it was linked is not known any more. It says now:")
            view = DifferencesView(words, replacement(found.now.here(), found.now.here()))
            return [label(words, "small", wrap=True), (view, 1)]
        legend = tr("Struck out: what it said when it was linked. Underlined: what it says now.")
        texts = [self._compared(*pair) for pair in _changed(found.before, found.now)]
        return [label(legend, "small", wrap=True), *((text, 1) for text in texts)]

    def _compared(self, name: str, before: str, after: str) -> QWidget:
        view = DifferencesView(tr("What changed ({language})", language=name), text_difference(before, after))
        view.setMinimumHeight(theme.px(96))
        head = label(name, "group")
        buddy(head, view)
        return column(head, (view, 1), spacing=4)

    def _change(self) -> None:
        self.edits = True
        self.accept()


def _changed(before: Bilingual, now: Bilingual) -> list[tuple[str, str, str]]:
    """Return language, earlier and present text of what differs; the Chinese first."""
    pairs = [(tr("Chinese"), before.zh, now.zh), (tr("English"), before.en, now.en)]
    return [(name, old, new) for name, old, new in pairs if old != new]
