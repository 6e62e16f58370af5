"""A page of the manual over a dialog, where the help page of the window can't be reached.

Its links lead from page to page; keys and rules, which the program puts together, are seen in the window.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from workbench.kernel.i18n import tr
from workbench.kernel.manual import TOPICS
from workbench.services.steps.topics import topics
from workbench.ui import theme
from workbench.ui.widgets.basics import button, fill, label, row
from workbench.ui.widgets.topicviewer import TopicViewer

_SIZE = (780, 640)
_EDGE = QSize(40, 40)  # px of the screen that stay free around it


class ManualPage(QDialog):
    """Shows a topic; Esc closes it, Alt+Left leads back to the topic before."""

    def __init__(self, parent: QWidget, topic: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._topics = {one.key: one for one in topics()}
        self._before: list[str] = []
        self._topic = topic
        self.viewer = TopicViewer()
        self.back_button = button(tr("Back"), icon="left", pressed=self.go_back)
        self.close_button = button(tr("Close"), "primary", pressed=self.accept)
        self._elsewhere = label("", "small", wrap=True)
        foot = row(self.back_button, (self._elsewhere, 1), self.close_button, margins=(24, 16))
        fill(QVBoxLayout(self), [(self.viewer, 1), foot], 0)
        self.viewer.topic_wanted.connect(self._follow)
        QShortcut(QKeySequence.StandardKey.Back, self, self.go_back)
        wanted = QSize(*map(theme.px, _SIZE))
        self.resize(wanted.boundedTo(self.screen().availableSize() - _EDGE))
        self._show(topic)
        self.viewer.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_back(self) -> None:
        """Show the topic before."""
        if self._before:
            self._show(self._before.pop())

    def _follow(self, topic: str) -> None:
        if topic in TOPICS:
            self._before.append(self._topic)
            self._show(topic)
            return
        title = self._topics[topic].title
        words = tr(
            "“{topic}” is on the help page of the window: close the dialogs and press F1 there.", topic=title
        )
        self._elsewhere.setText(words)

    def _show(self, topic: str) -> None:
        self._topic = topic
        self._elsewhere.clear()
        self.setWindowTitle(tr("Help: {topic}", topic=self._topics[topic].title))
        self.viewer.show_text(self._topics[topic].text)
        self.back_button.setEnabled(bool(self._before))
