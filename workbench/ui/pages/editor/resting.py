"""Where the focus goes when its field is hidden, because undo or another answer asks for it no more.

Qt would go on to whatever comes next, often the answer to another question, which the next key would change.
A heading takes the focus instead: no key does anything there but go on.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from workbench.formspec.model import Field
from workbench.ui import theme
from workbench.ui.widgets.flow import FlowLabel

_LINE = 2  # px


class Heading(FlowLabel):
    """A heading that the focus can rest on; Tab goes on from it to what `leads_to` gives."""

    def __init__(self, text: str, role: str, leads_to: Callable[[], QWidget | None]) -> None:
        super().__init__(text, role)
        self._leads_to = leads_to

    def rest(self) -> None:
        """Take the focus."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go on to what stands under the heading; the order of Tab does not know headings."""
        target = self._leads_to()
        if target is None:
            return super().focusNextPrevChild(forward)
        target.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Underline the words while the focus is here."""
        if self.hasFocus():
            width, painter = min(self.sizeHint().width(), self.width()), QPainter(self)
            painter.fillRect(0, self.height() - _LINE, width, _LINE, theme.colour("accent"))
            painter.end()  # the words stand over the line
        super().paintEvent(event)


def question_of(field: Field, fields: Mapping[str, Field], asked: Collection[str]) -> str:
    """Return the field, of those asked for, whose answer decides about another one; empty if there is none.

    That question may itself be asked only because of an answer above.
    """
    for name in sorted(field.visible_if.names) if field.visible_if is not None else ():
        if name in asked:
            return name
        if name in fields and (above := question_of(fields[name], fields, asked)):
            return above
    return ""
