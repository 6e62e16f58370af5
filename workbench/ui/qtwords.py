"""Qt's own words (file dialogs, menus of text fields) in the language of the window.

Which language that is, is the session's affair.
"""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QObject, QTranslator


class QtWords(QTranslator):
    """Qt's Chinese words, with those that were translated before they got a letter for the Alt key."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))

    def translate(
        self, context: str, text: str, disambiguation: str | None = None, number: int = -1
    ) -> str | None:
        """Return Qt's translation of a text; nothing where there is none."""
        found = super().translate(context, text, disambiguation, number)
        return found or super().translate(context, text.replace("&", ""), disambiguation, number)
