"""The preferences: a list of groups, the form of one of them; whatever is changed is stored at once.

After language, colours or size changed the window builds this page anew, so storing comes last everywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from workbench.app.ownwords import add_own_words, own_words, own_words_file, remove_own_word
from workbench.kernel.errors import InvalidValue, NotReadable
from workbench.kernel.i18n import tr
from workbench.kernel.paths import settings_folder
from workbench.ui import theme
from workbench.ui.dialogs.files import folder_for
from workbench.ui.dialogs.opening import open_outside
from workbench.ui.errors import trouble_of
from workbench.ui.navigation import Place
from workbench.ui.notify import Way
from workbench.ui.pages.preferences.forms import (
    FoldersForm,
    LanguageForm,
    LookForm,
    PersonForm,
    PreferenceForm,
    WorkspaceForm,
)
from workbench.ui.pages.preferences.groups import Group, GroupsView
from workbench.ui.pages.preferences.spelling import SpellingForm
from workbench.ui.spelling import speller
from workbench.ui.widgets.basics import column, fill, in_area, scrolled
from workbench.ui.widgets.page import Desk, Header, Page
from workbench.ui.widgets.panes import Panes

_FORM_WIDTH = 640
_WIDTHS = (256, 1112)


class PreferencesPage(Page):
    """Shows and stores the user's settings. `Place.words` names the group, `field` the choice one is at."""

    key = "preferences"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        settings = desk.settings()
        self.language = LanguageForm(settings)
        self.look = LookForm(settings)
        self.person = PersonForm(settings)
        self.spelling = SpellingForm(settings)
        self.folders = FoldersForm(settings_folder())
        self.folders.opening.connect(lambda folder: open_outside(folder, desk.notices))
        self.workspace = WorkspaceForm(desk.actions)
        self._forms: dict[str, PreferenceForm] = {
            "language": self.language,
            "look": self.look,
            "person": self.person,
            "spelling": self.spelling,
            "folders": self.folders,
            "workspace": self.workspace,
        }
        self._build()
        self._connect()

    def show_place(self, place: Place) -> None:
        """Show a group, with the folders as they are now."""
        if place.words:
            self.groups.show_key(place.words)
        self.folders.show_export(self.desk.settings().folders.get("export", ""))
        self._show_words()
        self.desk.operations.ask(self, lambda wb: wb.location, self.folders.show_workspace)
        if place.field:
            self._forms[self.groups.key()].focus_on(place.field)
        elif self.focusWidget() is None:
            self.groups.setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self) -> Place:
        """Return the group that is shown, and which of its choices has the focus."""
        group = self.groups.key()
        return Place(self.key, words=group, field=self._forms[group].focused())

    def panes(self) -> Sequence[QWidget]:
        """Return the list and the form."""
        return (self.groups, self._stack)

    def commit_pending(self) -> None:
        """Store the person that is being typed; what is odd about it is told: the remark stays behind."""
        super().commit_pending()
        if remark := self.person.parting_remark():
            self.desk.notices.tell(remark, sign="warning", way=self._way_to_person())

    def _way_to_person(self) -> Way:
        return Way(tr("Go to the field"), lambda: self.desk.navigator.go(Place(self.key, words="person")))

    def _build(self) -> None:
        self.groups = GroupsView(
            (
                Group("language", tr("Language"), "comment"),
                Group("look", tr("Appearance"), "eye"),
                Group("person", tr("Person"), "people"),
                Group("spelling", tr("Spelling"), "edit"),
                Group("folders", tr("Folders"), "folder"),
                Group("workspace", tr("Workspace"), "package"),
            )
        )
        self._stack = QStackedWidget()
        for form in self._forms.values():
            form.setMaximumWidth(theme.px(_FORM_WIDTH))
            host = QWidget()
            fill(QHBoxLayout(host), [(form, 1000), None], 0, (32, 24))
            self._stack.addWidget(scrolled(host))
        left = in_area(QWidget(), "window")
        fill(QVBoxLayout(left), [(self.groups, 1)], 0, (0, 12))
        left.setMinimumWidth(theme.px(160))
        work = in_area(column((self._stack, 1)), "surface")
        header = Header(tr("Settings"), tr("Changes are saved at once"))
        self.lay_out(header, Panes(left, work, widths=_WIDTHS, name="preferences"))

    def _connect(self) -> None:
        self.groups.chosen.connect(self._show_group)
        self.folders.choosing.connect(self._choose_export_folder)
        self.spelling.adding.connect(self._add_word)
        self.spelling.removing.connect(lambda word: self._change_words(lambda: remove_own_word(word)))
        speller().changed.connect(self._show_marking)
        for form in self._forms.values():
            form.changed.connect(self._store)

    @Slot(str)
    def _show_group(self, key: str) -> None:
        self._stack.setCurrentIndex(list(self._forms).index(key))
        self.desk.navigator.stay(self.place())

    @Slot(dict)
    def _store(self, values: dict[str, object]) -> None:
        if "name" in values:
            self.person.show_saved()
            values = {**values, "first_start_done": True}
        try:
            self.desk.change_settings(**values)
        except NotReadable as error:
            self.person.saved.setText("")
            self.show_trouble(trouble_of(error))

    @Slot()
    def _choose_export_folder(self) -> None:
        folder = folder_for(self, self.desk, "export", tr("Folder for documents"))
        if folder:
            self.folders.show_export(folder)

    @Slot(str)
    def _add_word(self, word: str) -> None:
        if self._change_words(lambda: add_own_words([word])):
            self.spelling.word.clear()

    def _change_words(self, change: Callable[[], object]) -> bool:
        """Change the own words and show them; return whether it went well."""
        try:
            change()
        except (InvalidValue, NotReadable) as error:
            self.spelling.show_trouble(error)
            return False
        self._show_words()
        return True

    def _show_words(self) -> None:
        try:
            words = own_words()
        except NotReadable as error:
            self.spelling.show_trouble(error, damaged=True)
            return
        self.spelling.show_words(words, str(own_words_file()))
        speller().use_own(words)

    @Slot()
    def _show_marking(self) -> None:
        self.spelling.choose(speller().is_enabled)
