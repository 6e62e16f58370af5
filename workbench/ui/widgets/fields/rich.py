"""The editor of rich texts: one frame round the tools and the text, which grows as far as it may.

Pictures are kept by somebody else: `pictures_wanted` names those that are to be shown, `pictures_given` hands
out what was pasted or dropped, `file_wanted` asks for a file, `words_wanted` for the words of the picture at
the cursor; `show_pictures`, `place_pictures` and `describe_picture` are the answers.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QImage
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from workbench.checks.model import Finding
from workbench.domain.blocks import Content, Picture, lines, words_of
from workbench.domain.content import parse, write
from workbench.domain.values import Value
from workbench.formspec.freetexts import typed_text
from workbench.formspec.model import Field
from workbench.ui.turns import pause
from workbench.ui.widgets.basics import set_property
from workbench.ui.widgets.fields import richdocument as rich
from workbench.ui.widgets.fields.base import FieldEditor
from workbench.ui.widgets.fields.changedplace import cursor_at_change
from workbench.ui.widgets.fields.growing import least_height, most_height
from workbench.ui.widgets.fields.marking import Marks
from workbench.ui.widgets.fields.richbox import RichBox
from workbench.ui.widgets.fields.richmenu import RichMenu
from workbench.ui.widgets.fields.richpictures import PictureClicks
from workbench.ui.widgets.fields.richtools import RichTools

_LEAST_LINES = 4
_AROUND = 5  # px of edge and padding above and below the text, as in the style sheet


class RichEditor(FieldEditor):
    """A rich text."""

    pictures_wanted = Signal(object)
    pictures_given = Signal(object)
    file_wanted = Signal()
    words_wanted = Signal()

    def __init__(self, field: Field, in_cell: bool = False) -> None:
        super().__init__(field, in_cell)
        self.box = RichBox()
        self.marks = Marks(self.box)
        self.tools = RichTools(self.box)
        RichMenu(self.box, self.tools)
        PictureClicks(self.box)
        self._frame = QFrame()
        self._frame.setObjectName("rich")
        self._fitting = False
        self._looking = pause(self, self.want_pictures)
        self._written: tuple[Content, str] = ((), "")
        inside = QVBoxLayout(self._frame)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(self.tools)
        inside.addWidget(self.box)
        self._layout.addWidget(self._frame)
        self._connect()
        self.fit()

    def entry(self) -> QWidget:
        """Return the box."""
        return self.box

    def raw(self) -> object:
        """Return the text as it is written down; empty if there is none."""
        return self._now()[1]

    def words(self) -> str:
        """Return the words of the text without any markup."""
        return "\n".join(words_of(line) for line in lines(self._now()[0]))

    def raw_of(self, value: Value) -> object:
        """Return the text of a value."""
        return typed_text(value)

    def says(self, value: Value) -> bool:
        """Return whether what stands here is a value: both are written one way."""
        return self.raw() == self.raw_of(value)

    def set_raw(self, raw: object) -> None:
        """Put a text in; where one writes, the cursor goes to what is different, else it stays."""
        content = parse("" if raw is None else str(raw))
        with cursor_at_change(self.box):
            rich.fill(self.box.rich_document, content)
        self.want_pictures()
        self.fit()

    def set_read_only(self, read_only: bool) -> None:
        """Allow reading only; the text can still be copied."""
        self.box.setReadOnly(read_only)
        self.tools.setVisible(not read_only)

    def mark(self) -> None:
        """Dress the frame after what was found and refused."""
        set_property(self._frame, "wrong", "true" if self._found_wrong or self._refused else "")

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Underline the words that findings name."""
        super().show_findings(findings)
        self.marks.show_findings(findings)

    def show_pictures(self, pictures: Mapping[str, QImage]) -> None:
        """Show pictures by their digests, where they stand."""
        for digest, image in pictures.items():
            self.box.rich_document.give_picture(digest, image)
        self.fit()

    def want_pictures(self) -> None:
        """Ask for the pictures of the text that were not given yet."""
        content = self._now()[0]
        unknown = {one for one in rich.digests_in(content) if not self.box.rich_document.knows(one)}
        if unknown:
            self.pictures_wanted.emit(unknown)

    def place_pictures(self, pictures: Sequence[tuple[Picture, QImage]]) -> None:
        """Put in pictures that are kept now, and give the text out, before too: undo takes back these alone.

        What is being composed is taken over first: until then nothing of the text is given out.
        """
        self.composition.finish_within(self)
        self.commit()
        self.box.place_pictures(pictures)
        self._go_on_writing()

    def picture_words(self) -> str | None:
        """Return the words of the picture at the cursor, None if there is none."""
        found = rich.picture_at(self.box.textCursor())
        return found[1].alternative if found is not None else None

    def describe_picture(self, words: str) -> None:
        """Give the picture at the cursor other words, and give the text out."""
        self._change_picture(lambda picture: replace(picture, alternative=words))

    def widen_picture(self, share: int | None) -> None:
        """Let the picture at the cursor take another share of the text, and give the text out."""
        self._change_picture(lambda picture: replace(picture, width=share))

    def _change_picture(self, change: Callable[[Picture], Picture]) -> None:
        found = rich.picture_at(self.box.textCursor())
        if found is not None:
            cursor, picture = found
            self.commit()  # what was typed before is a step of its own
            cursor.setCharFormat(rich.picture_format(change(picture)))
            self.commit()
        self._go_on_writing()

    def _go_on_writing(self) -> None:
        """Bring the focus back from the tools into the text, unless somebody is elsewhere by now."""
        focused = self.window().focusWidget()
        if focused is not None and self.tools.isAncestorOf(focused):
            self.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the frame show the focus of the text; pictures that came meanwhile are asked for."""
        # A menu of the text takes the focus for a while, and the text is still what is written in.
        if watched is self.box and isinstance(event, QFocusEvent) and not _to_a_menu(event):
            focused = event.type() == QEvent.Type.FocusIn
            set_property(self._frame, "focused", "true" if focused else "")
        return super().eventFilter(watched, event)

    def resizeEvent(self, _event: object) -> None:
        """Grow or shrink with the width, which changes the number of lines."""
        self.fit()

    def _connect(self) -> None:
        self.watch(self.box)
        for item in self.tools.buttons.values():
            self.watch(item)
        self.box.textChanged.connect(self._typed)
        self.box.document().documentLayout().documentSizeChanged.connect(self.fit)
        self.box.pictures_given.connect(self.pictures_given)
        self.box.told.connect(self.told)
        self.box.step_over.connect(self.commit)
        self.box.tools_wanted.connect(lambda: self.tools.stop().setFocus(Qt.FocusReason.TabFocusReason))
        self.tools.picture_wanted.connect(self.file_wanted)
        self.box.file_wanted.connect(self.file_wanted)
        self.tools.words_wanted.connect(self.words_wanted)
        self.tools.widths.chosen.connect(self.widen_picture)

    def _typed(self) -> None:
        self.touched()
        self._looking.start()

    def _now(self) -> tuple[Content, str]:
        """Return what stands here, and as it is written down."""
        content = self.box.rich_document.content()
        if self._written[0] is not content:
            self._written = (content, write(content))
        return self._written

    def fit(self, _size: object = None) -> None:
        """Give the box the height of its text; a bar stands beside it only where that is more than there is.

        A bar that came and went by itself would change the lines, and with them the height, without end.
        """
        if self._fitting:
            return
        self._fitting = True
        document = self.box.document()
        margin = 2 * document.documentMargin()
        least = math.ceil(_LEAST_LINES * self.box.fontMetrics().lineSpacing() + margin)
        least = max(least, least_height(self))
        most = max(most_height(self) - _AROUND, least)
        wanted = math.ceil(document.size().height())
        policies = Qt.ScrollBarPolicy
        over = wanted > most
        self.box.setVerticalScrollBarPolicy(policies.ScrollBarAlwaysOn if over else policies.ScrollBarAlwaysOff)
        self.box.setFixedHeight(min(max(wanted, least), most) + _AROUND)
        self._fitting = False


def _to_a_menu(event: QFocusEvent) -> bool:
    """Return whether the focus goes to a menu; some systems make its window the active one for that."""
    lost = event.type() == QEvent.Type.FocusOut
    return lost and (
        event.reason() == Qt.FocusReason.PopupFocusReason or QApplication.activePopupWidget() is not None
    )
