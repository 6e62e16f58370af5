"""The form of the preferences for spelling: on or off, and the user's own words with their file."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QListView, QStyleOptionViewItem

from workbench.app.settings import Settings
from workbench.kernel.errors import WorkbenchError
from workbench.kernel.i18n import tr, tr_count
from workbench.kernel.paths import shown_path
from workbench.ui import theme
from workbench.ui.pages.preferences.forms import PreferenceForm, labelled
from workbench.ui.widgets.basics import buddy, button, column, draw_text, label, row, rule, set_property
from workbench.ui.widgets.rowground import Index, RowDelegate
from workbench.ui.widgets.segments import Segments

_LIST_HEIGHT, _ROW, _EDGE = 224, 32, 10  # px at 100 %: of the list, of a word in it, and before the word
_ON, _OFF = "on", "off"


class SpellingForm(PreferenceForm):
    """Whether misspelled words are marked; `adding(word)` and `removing(word)` change the own dictionary."""

    adding = Signal(str)
    removing = Signal(str)

    def __init__(self, settings: Settings) -> None:
        super().__init__(
            tr("Spelling"),
            tr(
                "Latin words that are misspelled are marked where you write; Chinese never is. British and "
                "American spellings are both right."
            ),
        )
        chosen = _ON if settings.spelling else _OFF
        self.marking = Segments({_ON: tr("On"), _OFF: tr("Off")}, chosen, tr("Mark misspelled words"))
        self.marking.chosen.connect(lambda key: self.changed.emit({"spelling": key == _ON}))
        self.word = QLineEdit()
        self.word.setPlaceholderText(tr("A word, as it is to be written"))
        self.word.setAccessibleName(tr("Word for your dictionary"))
        self.word.returnPressed.connect(self._add)
        self.word.textEdited.connect(lambda _text: self.show_trouble(None))
        self.add_word = button(tr("Add word"), pressed=self._add)
        self.words = _WordList()
        self.words.setAccessibleName(tr("Words of your dictionary"))
        self.words.removing.connect(self._remove)
        self.remove_word = button(tr("Remove word"), pressed=self._remove)
        self.count = label("", "small", wrap=True)
        self.error = label("", "error", wrap=True)
        self._file = label("", "small", wrap=True)
        self._build()

    def show_words(self, words: Sequence[str], file: str) -> None:
        """Show the own words, and where they stand."""
        self.words.show_words(words)
        none = tr("There are no words of your own yet.")
        self.count.setText(tr_count("{count} word", "{count} words", len(words)) if words else none)
        if not words and self.words.hasFocus():
            self.word.setFocus(Qt.FocusReason.OtherFocusReason)
        for part in (self._listed, self.remove_word):
            part.setVisible(bool(words))
        self._file.setText(tr("Kept in {file}, one word in a line.", file=shown_path(file)))
        self._enable(True)
        self.show_trouble(None)

    def show_trouble(self, error: WorkbenchError | None, damaged: bool = False) -> None:
        """Say what is wrong with a word, or with the file if it is `damaged`: nothing can be changed then."""
        words = error.words if error is not None else ""
        self.error.setText(words)
        self.error.setVisible(bool(words))
        self.word.setAccessibleDescription(words)
        set_property(self.word, "wrong", "true" if words else "false")
        if damaged:
            self._enable(False)

    def choose(self, enabled: bool) -> None:
        """Show whether words are marked, after it was changed elsewhere."""
        self.marking.choose(_ON if enabled else _OFF)

    def _build(self) -> None:
        self._listed = column(rule(), self.words, rule(), spacing=0)
        self.words.setFixedHeight(theme.px(_LIST_HEIGHT))
        name = label(tr("Your dictionary"), "strong")
        buddy(name, self.word)
        help_text = tr("Words that are right although no dictionary knows them, such as names and terms.")
        self.words.setAccessibleDescription(help_text)
        self.add(
            labelled(tr("Mark misspelled words"), self.marking),
            column(
                name,
                label(help_text, "small", wrap=True),
                row((self.word, 1), self.add_word),
                self.error,
                self._listed,
                row((self.count, 1), self.remove_word),
                self._file,
                spacing=8,
            ),
            None,
        )
        self.error.hide()

    def _enable(self, enabled: bool) -> None:
        for part in (self.word, self.add_word, self.words, self.remove_word):
            part.setEnabled(enabled)
        self.remove_word.setEnabled(enabled and bool(self.words.current()))

    def _add(self) -> None:
        if self.word.text().strip():
            self.adding.emit(self.word.text())

    def _remove(self) -> None:
        if self.words.current():
            self.removing.emit(self.words.current())


class _Words(RowDelegate):
    """Paints one word in a line, as high as those of other lists."""

    def paint_row(self, painter: QPainter, box: QRect, index: Index) -> None:
        """Paint a word."""
        draw_text(painter, box.adjusted(theme.px(_EDGE), 0, -theme.px(_EDGE), 0), str(index.data()), "text")

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the height of a line; the width is the list's."""
        return QSize(1, theme.px(_ROW))


class _WordList(QListView):
    """The own words; Delete asks for the current one to be removed."""

    removing = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._model = QStringListModel()
        self.setModel(self._model)
        self.setProperty("frame", "list")
        self.setUniformItemSizes(True)
        self.setItemDelegate(_Words(self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    def show_words(self, words: Sequence[str]) -> None:
        """Show words in the order of the alphabet; the place in the list stays."""
        place = max(self.currentIndex().row(), 0)
        ordered = sorted(words, key=str.casefold)
        self._model.setStringList(ordered)
        self.setCurrentIndex(self._model.index(min(place, len(ordered) - 1), 0))

    def current(self) -> str:
        """Return the current word; empty if there is none."""
        return str(self.currentIndex().data() or "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Remove with Delete."""
        if event.key() == Qt.Key.Key_Delete:
            self.removing.emit()
        else:
            super().keyPressEvent(event)
