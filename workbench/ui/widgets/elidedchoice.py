"""A combo box that shortens what is chosen where it has no room; Qt would cut it in the middle of a letter."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QHelpEvent, QPaintEvent
from PySide6.QtWidgets import QStyle, QStyleOptionComboBox, QStylePainter, QToolTip

from workbench.ui.widgets.basics import plain_tip
from workbench.ui.widgets.eliding import elided
from workbench.ui.widgets.quietcombo import QuietCombo


class ElidedChoice(QuietCombo):
    """The whole words are the tooltip while they are shortened."""

    def shown(self) -> str:
        """Return what is chosen as far as there is room for it."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        field = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self)
        return elided(self.fontMetrics(), self.currentText(), field.width() - 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the box with the shortened words."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        option.currentText = self.shown()
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def event(self, event: QEvent) -> bool:
        """Tell the whole words under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and self._is_shortened():
            QToolTip.showText(event.globalPos(), plain_tip(self.currentText()), self)
            return True
        return super().event(event)

    def _is_shortened(self) -> bool:
        return self.shown() != self.currentText()
