"""The middle pane of the editor: one section of the form with a row for each of its fields.

Only the open section's editors exist. Storing what they give out is the duty of `storing`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from workbench.formspec.model import Field, Form, Section
from workbench.formspec.validation import is_complete, required_fields
from workbench.kernel.i18n import listed, tr
from workbench.ui import theme
from workbench.ui.pages.editor.asleep import AsleepStrip
from workbench.ui.pages.editor.clip import Clip
from workbench.ui.pages.editor.fieldrow import GUTTER, FieldRow
from workbench.ui.pages.editor.resting import Heading, question_of
from workbench.ui.pages.editor.revealing import Revealing
from workbench.ui.pages.editor.state import CaseState
from workbench.ui.widgets.basics import column, in_area, label, row
from workbench.ui.widgets.fields.base import FieldEditor
from workbench.ui.widgets.fields.growing import Grows
from workbench.ui.widgets.fields.selecting import box_of_place, part_of
from workbench.ui.widgets.flow import FlowLabel, flowing
from workbench.ui.widgets.focusinsight import FocusInSight
from workbench.ui.widgets.standsstill import StandsStill
from workbench.ui.widgets.taborder import first_stop, let_tab_follow

_MOST_WIDTH = 720 + GUTTER
_LEFT, _RIGHT = 16, 40  # px beside the fields
_BETWEEN = 20  # px between fields
_AROUND_TEXT = 112  # px at 100 % for the heading and the tools of a text that is as high as it may be
_ABOVE = 24  # px kept free above a field that is jumped to
_SETTLED_AFTER = 300  # ms in which a section that was just built finds its length


class _Condition(QWidget):
    """A row that is asked for because of an answer above: an accent line stands at its left."""

    def __init__(self, inner: FieldRow) -> None:
        super().__init__()
        self.inner = inner
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(inner)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the line."""
        painter = QPainter(self)
        painter.fillRect(GUTTER, 0, 2, self.height(), theme.colour("accent"))


class FormPane(QScrollArea):
    """Shows a section. `store` to `repair` pass on what its rows ask for; `focused` names the field.

    `link_again(article)` and `delete_answers(section id)` are asked for in a section that is asleep.
    `attachments_wanted(field id, row id)` asks to see the first file that belongs to the section.
    `fills_beside(field id, Beside by field id)` asks for storing a choice with what is known beside it.
    `made` names each row that was made anew, once it shows its stored value, `typing` one that is typed in.
    `told` has a sentence about what was pasted.
    """

    store = Signal(str, object)
    store_again = Signal(str)
    settled = Signal(str)
    repair = Signal(object)
    link_again = Signal(object)
    delete_answers = Signal(str)
    attachments_wanted = Signal(str, str)
    made = Signal(str)
    fills_beside = Signal(str, object)
    typed = Signal()
    typing = Signal(str)
    focused = Signal(str)
    told = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(tr("Form"))
        self.section = ""
        self.behind: QWidget | None = None  # what Tab comes from into the fields
        self._rows: dict[str, FieldRow] = {}
        self._shells: dict[str, QWidget] = {}
        self._centred = False
        self.text_room = 0  # px that a text may take where nothing stands beside the form
        self._here = ""
        self._focused = ""
        self._uid = ""
        self._asleep: AsleepStrip | None = None
        self._revealing = Revealing(self)
        self._revealing.changed.connect(self._reveal)
        self._state: CaseState | None = None
        self._wanted = ("", "", "")  # field and cell
        self._wanted_top: int | None = None  # px below the top of the pane
        self._uncovered = ""  # a field that is shown although it is not asked for
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLED_AFTER)
        StandsStill(self, FieldRow)  # before others look whether what they want is in sight
        self.verticalScrollBar().rangeChanged.connect(self._bring)
        self._grown = ""
        self._after_growth = QTimer(self)
        self._after_growth.setSingleShot(True)
        self._after_growth.timeout.connect(self._follow_growth)
        FocusInSight(self)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    @property
    def field(self) -> str:
        """The id of the field that had the focus last in this section; the first one while none had."""
        return self._here or next((name for name, shell in self._shells.items() if not shell.isHidden()), "")

    @property
    def is_dirty(self) -> bool:
        """Whether something else stands in a row than is stored."""
        return any(item.dirty for item in self._rows.values())

    @property
    def has_focus(self) -> bool:
        """Whether the focus of the window is in a field; a menu or a popup over it does not take it away."""
        focused = self.window().focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def row_of(self, field_id: str) -> FieldRow | None:
        """Return the row of a field of the open section."""
        return self._rows.get(field_id)

    def rows(self) -> Iterator[FieldRow]:
        """Go through the rows of the open section."""
        yield from list(self._rows.values())

    def show_section(self, state: CaseState, section_id: str) -> None:
        """Open a section; what was typed in the one before must have been committed.

        A focus in the one before goes to the heading of this one, where no key does harm.
        """
        focus_here = self.has_focus
        section = next(item for item in state.form.sections if item.id == section_id)
        if state.case.uid != self._uid:
            self._uid = state.case.uid
            self._revealing.forget()
        self._revealing.leave_all()
        self.section, self._here, self._uncovered = section_id, "", ""
        self._rows, self._shells = {}, {}
        content = self._built(section)
        self.setWidget(content)
        self.show_state(state)
        if self.behind is not None:
            let_tab_follow(self.behind, content)
        if focus_here:
            self._title.rest()
        for name in self._rows:
            self.made.emit(name)
        self.verticalScrollBar().setValue(0)

    def show_state(self, state: CaseState) -> None:
        """Show values, findings and conditions as they are now, without disturbing what is being typed."""
        self._state = state
        visible = state.visible
        required = {field.id for field in required_fields(state.form, state.case.values)}
        asleep = self.section in state.form.asleep
        if self._asleep is not None:
            self._asleep.show_standing(asleep, not state.case.trashed)
        for name, item in self._rows.items():
            item.set_read_only(state.case.trashed or asleep)
            with self._revealing.nobody_types():
                item.show_value(state.case.values.get(name))
            item.show_findings(self._revealing.seen(state, name))
            item.show_need(asleep or name in required, name in state.demanded, name in visible)
        here = _name_of(self._rows, self.window().focusWidget())
        _show_asked(self._rows, self._shells, visible | {self._uncovered}, here, self._title)
        asked = [name for name in self._rows if name in visible]
        filled = sum(is_complete(self._rows[name].field, state.case.values.get(name)) for name in asked)
        words = tr("{filled} of {asked} filled", filled=filled, asked=len(asked))
        self._filled.setText(words if asked and not asleep else "")
        self._nothing.setText("" if asked else awaited(state.form, self.section))
        self._nothing.setVisible(not asked)
        self._clip.show_files(state, self.section)

    def set_centred(self, centred: bool) -> None:
        """Let the text stand in the middle of the pane and grow as high as that, or stand at its left."""
        self._centred = centred
        self._centre()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the text in the middle where it stands there; how high texts may grow follows the height."""
        super().resizeEvent(event)
        self._centre()

    def _centre(self) -> None:
        width = theme.px(_MOST_WIDTH) + _LEFT + _RIGHT
        free = max(0, self.width() - width) // 2 if self._centred else 0
        self.setViewportMargins(free, 0, 0, 0)
        self.text_room = self.height() - theme.px(_AROUND_TEXT) if self._centred else 0
        for editor in self.findChildren(FieldEditor):
            if isinstance(editor, Grows):
                editor.fit()

    def commit(self) -> None:
        """Let every row give out what was typed, what is being composed in an input method too."""
        for item in self.rows():
            item.commit()

    def focus_field(self, field_id: str, row_id: str = "", column_id: str = "", top: int | None = None) -> None:
        """Bring a field into view, `top` px below the top of the pane if given, and give it the focus."""
        if self.show_field(field_id, top=top) is not None:
            self._rows[field_id].editor.focus_cell(row_id, column_id)

    def show_field(
        self, field_id: str, row_id: str = "", column_id: str = "", top: int | None = None
    ) -> FieldEditor | None:
        """Bring a field or one of its cells into view, even one that is not asked for; return its editor.

        The focus stays where it is. None if the field is not in the open section.
        """
        item, content = self._rows.get(field_id), self.widget()
        if item is None or content is None:
            return None
        if self._shells[field_id].isHidden():
            self._uncovered = field_id
            self._shells[field_id].show()
        part = part_of(item.editor, row_id, column_id)
        layout = content.layout()
        if layout is not None:
            layout.activate()
        self._wanted, self._wanted_top = (field_id, row_id, column_id), top
        self._settling.start()
        self._bring()
        self._note(field_id)
        return part

    def _bring(self) -> None:
        """Bring what was asked for into view, again while the pane is still learning its length."""
        field_id, *cell = self._wanted
        item, content = self._rows.get(field_id), self.widget()
        if item is None or content is None or not self._settling.isActive():
            return
        if self._wanted_top is not None:
            top = item.mapTo(content, QPoint(0, 0)).y()
            self.verticalScrollBar().setValue(top - self._wanted_top)
            return
        part = item if not cell[0] else part_of(item.editor, *cell)
        top = part.mapTo(content, QPoint(0, 0)).y()
        bar = self.verticalScrollBar()
        if not bar.value() <= top <= bar.value() + self.viewport().height() - part.height():
            bar.setValue(max(0, top - _ABOVE))
        text = part_of(item.editor, *cell).text_widget()
        box = box_of_place(text)
        if text is not None and not box.isEmpty():  # the row may be higher than the pane
            self.ensureVisible(0, text.mapTo(content, box.center()).y(), 0, box.height() // 2 + _ABOVE)

    def _built(self, section: Section) -> QWidget:
        self._filled = FlowLabel("", "small")
        self._clip = Clip(self.attachments_wanted.emit)
        self._title = Heading(section.title.here(), "section", lambda: first_stop(self))
        head = flowing(self._title, self._clip.button, last=self._filled, left=GUTTER)
        words = [row(label(section.help.here(), "quiet", wrap=True), margins=(GUTTER, 0, 0, 0))]
        above = [*words] if section.help else []
        self._nothing = label("", "body", wrap=True)
        above.append(row((self._nothing, 1), margins=(GUTTER, 8, 0, 0)))
        self._asleep = _strip_of(section, self)
        if self._asleep is not None:
            above.append(row((self._asleep, 1), margins=(GUTTER, 8, 0, 0)))
        top = column(head, *above, spacing=2)
        # The gaps are the layout's own: those round a field that is not asked for vanish with it.
        body = column(top, *(self._made(field) for field in section.fields), spacing=_BETWEEN)
        body.setMaximumWidth(theme.px(_MOST_WIDTH))
        host = in_area(QWidget(), "surface")
        outer = QVBoxLayout(host)
        outer.setContentsMargins(_LEFT, 24, _RIGHT, 48)
        line = QHBoxLayout()
        line.addWidget(body, 1)
        line.addStretch(0)
        outer.addLayout(line)
        outer.addStretch(1)
        return host

    def _made(self, field: Field) -> QWidget:
        item = FieldRow(field, False, field.visible_if is not None)
        item.store.connect(self.store)
        item.store_again.connect(self.store_again)
        item.settled.connect(self.settled)
        item.repair.connect(self.repair)
        item.editor.fills_beside.connect(lambda beside: self.fills_beside.emit(field.id, beside))
        item.editor.typed.connect(self.typed)
        item.editor.told.connect(self.told)
        item.editor.typed.connect(lambda: self._type(item))
        item.editor.value_changed.connect(lambda _raw: self._revealing.type(field.id))
        item.grown.connect(lambda: self._grow(field.id))
        self._rows[field.id] = item
        self._shells[field.id] = item if field.visible_if is None else _Condition(item)
        return self._shells[field.id]

    def _grow(self, field_id: str) -> None:
        """Look at a row that got higher once the pane knows its new length."""
        self._grown = field_id
        self._after_growth.start()

    def _follow_growth(self) -> None:
        """Bring the foot of a row that got higher into view; its head never leaves it."""
        item, content = self._rows.get(self._grown), self.widget()
        if item is None or content is None or not (item.editor.has_focus() or self._here == self._grown):
            return
        top = item.mapTo(content, QPoint(0, 0)).y()
        wanted = top + item.height() + _BETWEEN // 2 - self.viewport().height()
        bar = self.verticalScrollBar()
        bar.setValue(max(bar.value(), min(wanted, top)))

    def reveal(self, field_id: str) -> None:
        """Show at a field what would be found when the case is submitted, an empty required field too."""
        self._revealing.show(field_id)

    def _reveal(self) -> None:
        if self._state is not None:
            for name, item in self._rows.items():
                item.show_findings(self._revealing.seen(self._state, name))

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Tell which field has the focus now."""
        if new is None:
            return  # another program, or on the way into a popup: nothing is left yet
        here = _name_of(self._rows, new)
        if self._focused != here and self._focused in self._rows:
            self._revealing.leave(self._focused)
        self._focused = here
        self._note(here)

    def _type(self, item: FieldRow) -> None:
        """Tell of typing; a text is put in without anybody typing when it is made."""
        if item.editor.has_focus():
            self._revealing.type(item.field.id)
        self.typing.emit(item.field.id)

    def _note(self, field_id: str) -> None:
        if field_id and field_id != self._here:
            self._here = field_id
            self.focused.emit(field_id)


def _show_asked(
    rows: Mapping[str, FieldRow],
    shells: Mapping[str, QWidget],
    asked: Collection[str],
    here: str,
    title: Heading,
) -> None:
    """Show the rows asked for and no others; the focus, if it is `here`, goes where it does no harm."""
    for name, shell in shells.items():
        shell.setVisible(name in asked or name == here)
    if here and here not in asked:
        fields = {name: item.field for name, item in rows.items()}
        question = question_of(fields[here], fields, asked)
        (rows[question].heading if question in rows else title).rest()
        shells[here].hide()


def awaited(form: Form, section_id: str) -> str:
    """Return when something will be asked in a section in which nothing is asked yet."""
    section = next(item for item in form.sections if item.id == section_id)
    own = {field.id for field in section.fields}
    names = {name for field in section.fields if field.visible_if for name in field.visible_if.names - own}
    labels = listed(field.label.here() for field in form.fields.values() if field.id in names)
    return tr("Nothing is asked here yet. Whether it is depends on your answer to “{fields}”.", fields=labels)


def _strip_of(section: Section, pane: FormPane) -> AsleepStrip | None:
    """Return what is said above the questions of an article while it is not linked; None for other sections."""
    article = section.article
    if article is None:
        return None
    link = partial(pane.link_again.emit, article)
    return AsleepStrip(article, link, partial(pane.delete_answers.emit, section.id))


def _name_of(rows: Mapping[str, FieldRow], widget: QWidget | None) -> str:
    """Return which of the fields a widget belongs to, be it in a popup of its own; empty if to none."""
    above = widget
    while above is not None and not isinstance(above, FieldRow):
        above = above.parentWidget()
    return above.field.id if above is not None and rows.get(above.field.id) is above else ""
