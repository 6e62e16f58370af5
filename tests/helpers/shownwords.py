"""All words that a window shows, and which of them are in the other language though no data are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QMenuBar,
    QTabBar,
    QWidget,
)

from tests.helpers.drafts import TEXT
from tests.helpers.hands import words_of
from tests.helpers.windows import OpenWindow
from workbench.kernel.paths import resource

CHINESE = re.compile(r"[\u4e00-\u9fff]+")
# Who works in the tests, and how languages call themselves.
_PEOPLE = "林一 测试所\n中文"
_FILES = "草稿"
ENGLISH_WORDS = re.compile(r"[A-Za-z]{3,}[ ,]+[A-Za-z]{3,}")


def in_the_other_language(texts: Sequence[str], language: str, opened: OpenWindow) -> list[str]:
    """Return the texts that are not in the language of the window and stand in no data that it shows."""
    translations = _catalogue()
    if language == "en":
        translated, data = set(translations.values()), _chinese_data(opened)
        return [text for text in texts if _is_chinese(text, translated, data)]
    own = _english_data(opened)
    left = [text for text in texts if text in translations and translations[text] != text and text not in own]
    texts = [" ".join(text.split()) for text in texts]  # tooltips are broken into lines
    strange = [text for text in texts if ENGLISH_WORDS.search(text) and not CHINESE.search(text)]
    return left + [text for text in strange if not any(text in known or known in text for known in own)]


def _is_chinese(text: str, translated: set[str], data: str) -> bool:
    """Return whether there is Chinese in a text that comes from the program; a name of a version is no such."""
    found = CHINESE.findall(text.replace("\n", ""))  # tooltips are broken into lines
    return bool(found) and (
        (text in translated and text not in data.split("\n")) or any(part not in data for part in found)
    )


def texts_of_menus(bar: QMenuBar) -> list[str]:
    """Return the words of all entries of the menus, without their letters for the keyboard."""
    menus = bar.findChildren(QMenu)
    entries = [entry for owner in (bar, *menus) for entry in owner.actions()]
    return [words_of(entry) for entry in entries if words_of(entry)]


def texts_of(window: QWidget) -> list[str]:
    """Return every text that can be seen, read in a tooltip or heard."""
    found: list[str] = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible():
            continue
        found += [widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()]
        if isinstance(widget, QLabel | QAbstractButton) and widget.property("tone") != "key":
            found.append(widget.text())  # keys are called as on the keyboard
        elif isinstance(widget, QLineEdit):
            found.append(widget.placeholderText())
        elif isinstance(widget, QComboBox):
            found += [widget.itemText(index) for index in range(widget.count())]
        elif isinstance(widget, QTabBar):
            found += [widget.tabText(index) for index in range(widget.count())]
        elif isinstance(widget, QAbstractItemView) and widget.model() is not None:
            found += _texts_of_model(widget.model())
    return [text.strip(" …") for text in found if text and text.strip(" …")]


def _texts_of_model(model: QAbstractItemModel) -> list[str]:
    found = [
        str(model.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole) or "")
        for column in range(_columns(model))
    ]
    for number in range(min(model.rowCount(QModelIndex()), 60)):
        for column in range(_columns(model)):
            index = model.index(number, column)
            for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
                found.append(str(model.data(index, role) or ""))
    return found


def _columns(model: QAbstractItemModel) -> int:
    """Return how many columns a model has; Qt keeps the answer of lists, which is one, to itself."""
    return 1 if isinstance(model, QAbstractListModel) else model.columnCount(QModelIndex())


@cache
def _catalogue() -> dict[str, str]:
    from babel.messages.pofile import read_po

    with resource("i18n", "zh_CN", "LC_MESSAGES", "workbench.po").open("rb") as file:
        catalogue = read_po(file)
    return {str(message.id): str(message.string) for message in catalogue if isinstance(message.id, str)}


def _english_data(opened: OpenWindow) -> list[str]:
    """Return what is in the sample and the plan in English, which a Chinese window may show."""
    case = opened.workbench.drafting.case("2026-001")
    articles = [article for plan in opened.workbench.planning.plans() for article in plan.articles]
    # Articles 31 to 33 are known by an English title only; a language is called by its own name.
    titles = [article.title.en for article in articles if article.title.en and not article.title.zh]
    own = [str(value) for value in case.values.values()]
    return [*own, *titles, "PySide6", "LibreOffice", "English", opened.page.window().windowTitle(), "workspace"]


def _chinese_data(opened: OpenWindow) -> str:
    """Return all that an English window may show in Chinese: what was written, and words to write with."""
    workbench = opened.workbench
    found: list[object] = [_PEOPLE, _FILES, TEXT]
    for line in workbench.drafting.cases():
        case = workbench.drafting.case(line.ref)
        found += [case.title, *case.values.values(), *(link.reason for link in case.links)]
        found += [version.name for version in workbench.versioning.versions(case.ref)]
        found += [one.name for one in workbench.attaching.attachments(case.ref)]
    for plan in workbench.planning.plans():
        found += [plan.title.zh, plan.document_number, *(article.title.zh for article in plan.articles)]
    for form in workbench.drafting.forms():
        guides = [workbench.guiding.guidance(form.id, field) for field in form.fields]
        found += [form.title.zh, *(field.example.zh for field in form.fields.values())]
        found += [phrase.zh for guide in guides if guide is not None for phrase in guide.phrases]
    return "\n".join(str(one) for one in found)
