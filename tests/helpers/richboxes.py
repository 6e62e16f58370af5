"""A box of rich text by itself, with the focus, and what would be stored of it."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from workbench.domain.content import write
from workbench.ui.widgets.fields import richreading
from workbench.ui.widgets.fields.richbox import RichBox


def made_box(qtbot: QtBot) -> RichBox:
    """Return an empty box that is shown and has the focus."""
    made = RichBox()
    qtbot.addWidget(made)
    made.resize(520, 400)
    made.show()
    made.setFocus()
    return made


def content(box: RichBox) -> str:
    """Return the text of a box as it would be stored."""
    return write(richreading.read(box.rich_document))
