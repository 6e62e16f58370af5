"""One thing that was read for an import, in full: what it is, what is to be known of it, its text."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from workbench.kernel.i18n import tr
from workbench.ui.widgets.basics import buddy, fill, label, row


class ReadDetail(QWidget):
    """Stands beside the list of what was read."""

    def __init__(self) -> None:
        super().__init__()
        self.head = label("", "strong", wrap=True)
        self.about = label("", "small", wrap=True)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(tr("Text that was read"))
        buddy(self.head, self.text)
        fill(QVBoxLayout(self), [self.head, self.about, (self.text, 1)], 6, (16, 4, 0, 0))

    def offer(self, control: QWidget) -> None:
        """Put a control below the text, for what can be done with the thing."""
        layout = self.layout()
        if layout is not None:
            layout.addWidget(row(control, None))

    def show_words(self, head: str, about: str, text: str) -> None:
        """Show a thing; empty words leave their place free."""
        self.head.setText(head)
        self.about.setText(about)
        self.about.setVisible(bool(about))
        self.text.setPlainText(text)
