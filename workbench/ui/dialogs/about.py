"""About the program: version and licence, what it is, the libraries that come along, notices of its data."""

from __future__ import annotations

import platform
from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import QSize, Qt, qVersion
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from workbench.app.release import Library, libraries, program_licence, program_version
from workbench.kernel.i18n import tr
from workbench.kernel.paths import resource
from workbench.ui import theme
from workbench.ui.dialogs.helped import HelpedDialog
from workbench.ui.dialogs.showing import give_size
from workbench.ui.models.finding import keyed
from workbench.ui.models.rows import Column, RowsModel, each
from workbench.ui.widgets.basics import Part, button, column, fill, label, row
from workbench.ui.widgets.segments import Segments
from workbench.ui.widgets.tall import Tall

_SIZE = (680, 540)
_SIGN = 40


def versions(known: Sequence[Library]) -> str:
    """Return program, system and libraries with their versions, one a line."""
    program = f"{tr('Standards Proposal Workbench')} {program_version()}"
    return "\n".join([program, *_system(), *(f"{one.name} {one.version} ({_named(one)})" for one in known)])


class AboutDialog(HelpedDialog):
    """Three views: the program, its libraries, the notices of its tables."""

    help_topic: ClassVar[str] = "index"

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("About the workbench"))
        self.found = libraries()
        self.table = _table(self.found)
        self.notice = QPlainTextEdit(resource("codes", "NOTICE.txt").read_text(encoding="utf-8").strip())
        self.notice.setReadOnly(True)
        self.notice.setTabChangesFocus(True)
        self.notice.setAccessibleName(tr("Notice of the code lists"))
        words = {
            "program": tr("Program"),
            "libraries": tr("Built with"),
            "notices": tr("Notice of the code lists"),
        }
        self.views = Segments(words, "program", tr("View"))
        self.copy_button = button(tr("Copy versions"), icon="copy", pressed=self.copy)
        self.close_button = button(tr("Close"), "primary", pressed=self.accept)
        self.close_button.setDefault(True)
        self._stack = QStackedWidget()
        note = label(tr("Licences as the libraries themselves state them."), "small", wrap=True)
        for view in (Tall(_about()), column(note, (self.table, 1)), self.notice):
            self._stack.addWidget(view)
        self.views.chosen.connect(lambda key: self._stack.setCurrentIndex(list(words).index(key)))
        title = label(tr("Standards Proposal Workbench"), "section", wrap=True)
        shown = label(tr("Version {version}", version=program_version()), "small")
        head = row(_sign(), (column(title, shown, spacing=2), 1), spacing=14)
        foot = row(self.copy_button, None, self.close_button)
        parts: list[Part] = [head, row(self.views, None), (self._stack, 1), foot]
        fill(QVBoxLayout(self), parts, 14, (24, 20))
        give_size(self, *_SIZE)
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def copy(self) -> None:
        """Copy program, system and libraries with their versions."""
        QApplication.clipboard().setText(versions(self.found))
        self.copy_button.setText(f" {tr('Copied')}")


def _sign() -> QLabel:
    """Return the sign of the program in its own colours, as the system shows it beside the window."""
    sign, size = QLabel(), theme.px(_SIGN)
    icon = QIcon(str(resource("icons", "application.svg")))
    sign.setPixmap(icon.pixmap(QSize(size, size), sign.devicePixelRatio()))
    sign.setFixedSize(size, size)
    return sign


def _about() -> QWidget:
    sentences = (
        tr("Draft, link, check and hand in Chinese national standard proposals, without a network."),
        tr("It sends nothing anywhere: your texts lie in your workspace only."),
        tr(
            "Forms, rules and plans come with their sources. What is custom or our own summary is marked so "
            "and is not official."
        ),
        _own_licence(),
    )
    words = (label(text, "body", wrap=True) for text in sentences)
    return column(*words, None, label(" · ".join(_system()), "caption", wrap=True), spacing=12)


def _own_licence() -> str:
    """Return under which licence the program stands, or that it states none."""
    stated = program_licence()
    if stated:
        return tr("Licence of this program: {licence}.", licence=stated)
    return tr(
        "This program states no licence of its own. Ask those you have it from before you pass it on. Its "
        "libraries keep their own licences, which are listed under “Built with”."
    )


def _named(library: Library) -> str:
    return library.licence or tr("not stated")


def _table(found: Sequence[Library]) -> QTableView:
    columns: list[Column[Library]] = [
        Column("name", tr("Library"), lambda item: item.name, each(lambda item: item.name.lower())),
        Column("version", tr("Version"), lambda item: item.version, each(lambda item: item.version)),
        Column("licence", tr("Licence"), _named, each(_named)),
    ]
    table = QTableView()
    model: RowsModel[Library] = RowsModel(columns, lambda item: item.name, keyed(lambda item: item.name), table)
    model.set_rows(found)
    table.setModel(model)
    table.setAccessibleName(tr("Built with"))
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(theme.px(32))
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setStretchLastSection(True)
    table.setCurrentIndex(model.index(0, 0))
    return table


def _system() -> tuple[str, str, str]:
    """Return what the program runs on."""
    return (
        f"Python {platform.python_version()}",
        f"Qt {qVersion()}",
        f"{platform.system()} {platform.release()}",
    )
