"""About the program: version, what it is, its libraries with their licences, notices of its data."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, metadata, version

from PySide6.QtWidgets import QAbstractItemView, QApplication, QDialog, QTableView, QVBoxLayout, QWidget

from workbench.kernel.i18n import tr
from workbench.kernel.paths import resource
from workbench.ui.models.rows import Column, RowsModel
from workbench.ui.widgets.basics import buddy, button, fill, label, row

_PROGRAM = "standards-proposal-workbench"
_LIBRARIES = (
    "alembic",
    "click",
    "docxtpl",
    "filelock",
    "Jinja2",
    "lxml",
    "platformdirs",
    "psycopg",
    "pypdfium2",
    "PySide6-Essentials",
    "python-docx",
    "PyYAML",
    "SQLAlchemy",
)
_LICENCE_CLASS = "License ::"
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Library:
    """A library with its version and the licence that its makers name."""

    name: str
    version: str
    licence: str


def program_version() -> str:
    """Return the version of this program; 0 where it is not installed."""
    try:
        return version(_PROGRAM)
    except PackageNotFoundError:
        return "0"


def libraries() -> list[Library]:
    """Return the libraries that are installed, with what their own data says of the licence."""
    found = []
    for name in _LIBRARIES:
        try:
            data = metadata(name)
        except PackageNotFoundError:
            continue
        found.append(Library(name, data["Version"], _licence(data.json)))
    return found


def _licence(data: dict[str, str | list[str]]) -> str:
    """Return the licence: the expression, else the classifier, else the first line of the free text."""
    expression = data.get("license_expression")
    if isinstance(expression, str) and expression:
        return expression
    classes = data.get("classifier", [])
    named = [entry.rpartition("::")[2].strip() for entry in classes if entry.startswith(_LICENCE_CLASS)]
    if named:
        return named[-1]
    text = data.get("license")
    return text.splitlines()[0][:_LONGEST] if isinstance(text, str) and text else "?"


class AboutDialog(QDialog):
    """Shows program, libraries and the notice of the code lists."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("About the workbench"))
        self.resize(640, 560)
        found = libraries()
        lines = [f"{tr('Standards Proposal Workbench')} {program_version()}"]
        self._text = "\n".join([*lines, *(f"{item.name} {item.version} ({item.licence})" for item in found)])
        title = label(tr("Standards Proposal Workbench"), "display")
        what = label(
            tr("Draft, link, check and hand in Chinese national standard proposals, without a network."),
            "quiet",
            wrap=True,
        )
        shown = label(tr("Version {version}", version=program_version()), "small")
        head = label(tr("Built with"), "group")
        table = _table(found)
        buddy(head, table)
        notice = label(tr("Notice of the code lists"), "group")
        text = label(resource("codes", "NOTICE.txt").read_text(encoding="utf-8").strip(), "caption", wrap=True)
        copy = button(tr("Copy versions"), "", "copy", self._copy)
        close = button(tr("Close"), "primary", pressed=self.accept)
        parts = [title, what, shown, head, (table, 1), notice, text, row(None, copy, close)]
        fill(QVBoxLayout(self), parts, 10, (24, 20))
        close.setFocus()

    def _copy(self) -> None:
        QApplication.clipboard().setText(self._text)


def _table(found: list[Library]) -> QTableView:
    columns: list[Column[Library]] = [
        Column("name", tr("Library"), lambda item: item.name, lambda item: item.name.lower()),
        Column("version", tr("Version"), lambda item: item.version, lambda item: item.version),
        Column("licence", tr("Licence"), lambda item: item.licence, lambda item: item.licence),
    ]
    table = QTableView()
    model: RowsModel[Library] = RowsModel(columns, lambda item: item.name, lambda item: item.name, table)
    model.set_rows(found)
    table.setModel(model)
    table.verticalHeader().hide()
    table.setShowGrid(False)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setTabKeyNavigation(False)
    table.horizontalHeader().setStretchLastSection(True)
    table.setColumnWidth(0, 200)
    table.setColumnWidth(1, 100)
    return table
