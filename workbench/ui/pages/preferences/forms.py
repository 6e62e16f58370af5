"""The forms of the preferences, one per group; each tells what was chosen and stores nothing itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from workbench.app.settings import LEAST_ZOOM, MOST_ZOOM, THEMES, Settings
from workbench.domain.people import email_doubt
from workbench.kernel.i18n import tr
from workbench.ui import theme
from workbench.ui.actions import ActionBook
from workbench.ui.widgets.basics import Elided, Part, buddy, button, column, fill, label
from workbench.ui.widgets.person import PersonFields
from workbench.ui.widgets.quietcombo import QuietCombo
from workbench.ui.widgets.segments import Segments

SYSTEM = "system"


class PreferenceForm(QWidget):
    """A heading with a sentence below, then fields. `changed(values)`: settings by name, to be stored."""

    changed = Signal(dict)

    def __init__(self, title: str, help_text: str) -> None:
        super().__init__()
        self._parts = QVBoxLayout(self)
        head = column(label(title, "section"), label(help_text, "small", wrap=True), spacing=2)
        fill(self._parts, [head], 20)

    def choices(self) -> Mapping[str, QWidget]:
        """Return by name the choices that change the look of the window, which has one begin anew."""
        return {}

    def focused(self) -> str:
        """Return the name of the choice that has the focus; empty if none has."""
        here = self.focusWidget()
        found = (
            name for name, one in self.choices().items() if here and (one is here or one.isAncestorOf(here))
        )
        return next(found, "")

    def focus_on(self, name: str) -> None:
        """Lead back to a choice."""
        chosen = self.choices().get(name)
        if chosen is not None:
            stop = chosen.button(chosen.choice()) if isinstance(chosen, Segments) else chosen
            stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def add(self, *parts: Part) -> None:
        """Put parts below."""
        for part in parts:
            if part is None:
                self._parts.addStretch(1)
            elif isinstance(part, QWidget):
                self._parts.addWidget(part)


def labelled(words: str, editor: QWidget, help_text: str = "") -> QWidget:
    """Return a label with its editor below, and a sentence between them if there is one."""
    name = label(words, "strong")
    buddy(name, editor)
    parts: list[Part] = [name]
    if help_text:
        parts += [2, label(help_text, "small", wrap=True)]
        editor.setAccessibleDescription(help_text)
    return column(*parts, 8, _left(editor), spacing=0)


def _left(editor: QWidget) -> QWidget:
    host = QWidget()
    fill(QHBoxLayout(host), [editor, None], 0)
    return host


class LanguageForm(PreferenceForm):
    """Which language the program speaks."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(tr("Language"), tr("The window, its messages and the manual change at once."))
        chosen = settings.language if settings.language in ("zh", "en") else SYSTEM
        # The names of languages are written in those languages, so that everybody finds his own.
        words = {"zh": "中文", "en": "English", SYSTEM: tr("As the system")}
        self.language = Segments(words, chosen, tr("Language of the window"))
        self.language.chosen.connect(self._choose, Qt.ConnectionType.QueuedConnection)
        help_text = tr("What you write in a case stays as it is.")
        self.add(labelled(tr("Language of the window"), self.language, help_text), None)

    def choices(self) -> Mapping[str, QWidget]:
        """Return the choice of the language."""
        return {"language": self.language}

    def _choose(self, key: str) -> None:
        self.changed.emit({"language": "" if key == SYSTEM else key})


class LookForm(PreferenceForm):
    """Light or dark, and how large the text is."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(tr("Appearance"), tr("Colours and text size; the window changes at once."))
        names = (tr("As the system"), tr("Light"), tr("Dark"))
        self.theme = Segments(dict(zip(THEMES, names, strict=True)), settings.theme, tr("Colours"))
        self.zoom = QuietCombo()
        for tenth in range(round(LEAST_ZOOM * 10), round(MOST_ZOOM * 10) + 1):
            self.zoom.addItem(tr("{percent} %", percent=tenth * 10), tenth / 10)
        self.zoom.setCurrentIndex(self.zoom.findData(round(settings.zoom, 1)))
        self.zoom.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.zoom.setMinimumWidth(theme.px(120))
        queued = Qt.ConnectionType.QueuedConnection
        self.theme.chosen.connect(self._choose_theme, queued)
        self.zoom.activated.connect(self._choose_zoom, queued)
        help_text = tr("On every page, Ctrl with plus or minus changes it too.")
        self.add(labelled(tr("Colours"), self.theme), labelled(tr("Text size"), self.zoom, help_text), None)

    def choices(self) -> Mapping[str, QWidget]:
        """Return the choices of colours and size."""
        return {"theme": self.theme, "zoom": self.zoom}

    def _choose_theme(self, key: str) -> None:
        self.changed.emit({"theme": key})

    def _choose_zoom(self, index: int) -> None:
        self.changed.emit({"zoom": self.zoom.itemData(index)})


class PersonForm(PreferenceForm):
    """Who works here; stored when a field is left and everything is right."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(
            tr("Person"), tr("Your name stands beside every change you make. It stays on this machine.")
        )
        self.person = PersonFields(side_by_side=False)
        self.person.show_values(settings.name, settings.organisation, settings.email)
        self._stored = self.person.values()
        self._remarked = self._stored["email"]
        self.saved = label("", "ok")
        self.person.edited.connect(self.store)
        self.add(self.person, self.saved, None)

    def store(self) -> None:
        """Tell what was typed, once, if it differs from what is stored and is right."""
        values = self.person.values()
        self.saved.setText("")
        if values != self._stored and self.person.check():
            self._stored = values
            self.changed.emit(values)

    def parting_remark(self) -> str:
        """Store what was typed and return, once, what is odd about a new e-mail address; its line is left."""
        self.store()
        email, before = self._stored["email"], self._remarked
        self._remarked = email
        return email_doubt(email) if email != before else ""

    def show_saved(self) -> None:
        """Say that what stands in the fields is stored."""
        self.saved.setText(tr("Saved"))


class FoldersForm(PreferenceForm):
    """Where things lie; `choosing` when another folder for documents is wanted, `opening(Path)` to see one."""

    choosing = Signal()
    opening = Signal(object)

    def __init__(self, settings_folder: Path) -> None:
        super().__init__(tr("Folders"), tr("Where your data are stored on this machine."))
        self._rows: list[QWidget] = []
        self.workspace = _Folder(tr("Workspace"), tr("Open the folder of the workspace"))
        self.settings = _Folder(tr("Settings and keys"), tr("Open the folder of the settings"))
        self.settings.show_path(str(settings_folder), settings_folder)
        self.export = _Folder(tr("Documents exported most recently"), tr("Open the folder of the documents"))
        for part in (self.workspace, self.settings, self.export):
            part.opening.connect(self.opening)
        self.choose = button(tr("Choose another folder…"), pressed=self.choosing.emit)
        self.add(self.workspace, self.settings, column(self.export, _left(self.choose), spacing=8), None)

    def show_workspace(self, location: str) -> None:
        """Show where the open workspace lies; one on a server has no folder."""
        self.workspace.show_path(location, None if "://" in location else Path(location).parent)

    def show_export(self, folder: str) -> None:
        """Show where documents were exported to last."""
        self.export.show_path(folder or tr("nothing exported yet"), Path(folder) if folder else None)


class _Folder(QWidget):
    """A name, a path below it, and a button; `opening(Path)` when the folder shall be opened."""

    opening = Signal(object)

    def __init__(self, words: str, spoken: str) -> None:
        super().__init__()
        self._folder: Path | None = None
        self.path = Elided("", "small")
        self.path.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.open = button(tr("Open folder"), "", "folder", self._open)
        self.open.setAccessibleName(spoken)
        words_part = column(label(words, "strong"), self.path, spacing=2)
        fill(QHBoxLayout(self), [(words_part, 1), self.open], 16)

    def show_path(self, path: str, folder: Path | None) -> None:
        """Show a path; without a folder that is there, nothing can be opened."""
        self._folder = folder
        self.path.set_text(path)
        self.open.setVisible(folder is not None and folder.is_dir())

    def _open(self) -> None:
        if self._folder is not None:
            self.opening.emit(self._folder)


class WorkspaceForm(PreferenceForm):
    """Looking after the open workspace: the same commands as in the menus."""

    def __init__(self, actions: ActionBook) -> None:
        super().__init__(tr("Workspace"), tr("Keep the data safe; nothing here changes a case by itself."))
        self.buttons: dict[str, QWidget] = {}
        rows: Sequence[tuple[str, str]] = (
            ("workspace.backup", tr("Writes a checked copy, also while you work.")),
            ("workspace.restore", tr("Puts a backup in place; what was there is kept beside it.")),
            ("doctor", tr("Checks the journal and compares it with the data.")),
        )
        for command_id, help_text in rows:
            self.add(self._row(actions, command_id, help_text))
        self.add(None)

    def _row(self, actions: ActionBook, command_id: str, help_text: str) -> QWidget:
        words = actions.command(command_id).text
        item = button(words, pressed=lambda: actions.run(command_id))
        item.setAccessibleDescription(help_text)
        self.buttons[command_id] = item
        return column(_left(item), label(help_text, "small", wrap=True), spacing=4)
