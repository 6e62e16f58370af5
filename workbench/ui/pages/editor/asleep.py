"""What stands above a section whose article is no longer linked: why it is grey, and what can be done about it.

Linking anew and deleting are the page's affair.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.domain.refs import ArticleRef, listed_article
from workbench.kernel.i18n import tr
from workbench.ui.widgets.basics import button, fill, in_area, label, row


class AsleepStrip(QWidget):
    """Shown while the section is asleep; its buttons are gone where the case can only be read."""

    def __init__(self, article: ArticleRef, link: Callable[[], None], delete: Callable[[], None]) -> None:
        super().__init__()
        in_area(self, "sunken")
        number = listed_article(article)
        name = label(tr("Article {number} is no longer linked.", number=number), "strong", wrap=True)
        words = tr("What stands here is kept, but neither counted nor checked nor printed.")
        again = button(tr("Link again…"), "mini", "link", link)
        again.setAccessibleName(tr("Link to article {number}", number=number))
        gone = button(tr("Delete the answers"), "mini", pressed=delete)
        gone.setAccessibleName(tr("Delete the answers to article {subject}", subject=number))
        self._acts = row(again, gone, None)
        fill(QVBoxLayout(self), [name, label(words, "small", wrap=True), self._acts], 6, (14, 12))
        self.hide()

    def show_standing(self, asleep: bool, editable: bool) -> None:
        """Show the strip or not, with buttons or without."""
        self.setVisible(asleep)
        self._acts.setVisible(editable)
