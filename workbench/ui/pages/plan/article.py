"""The article in the middle: what it says or what is missing of it, its tasks, and the cases that serve it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from workbench.app.wording import state_words, text_state_words
from workbench.domain.proposal import LinkRole
from workbench.kernel.i18n import listed, tr, tr_count
from workbench.plan.attaching import is_sentence
from workbench.plan.coverage import ArticleCoverage, TaskCoverage
from workbench.plan.model import Article, Plan, Task, TextState
from workbench.ui import theme
from workbench.ui.models.plan import case_count_words
from workbench.ui.pages.plan.cases import CaseLine, CaseList
from workbench.ui.pages.plan.reading import Links, PlanSheet
from workbench.ui.widgets.basics import (
    Elided,
    Part,
    badge,
    button,
    clear,
    column,
    fill,
    in_area,
    label,
    picture,
    row,
    rule,
    scrolled,
)

_MEASURE = 760
_MOST_KEYWORDS = 8


@dataclass(frozen=True, slots=True)
class Shown:
    """What the pane shows: an article, perhaps one of its tasks, cases of one state or of all."""

    number: str = ""
    task: str = ""
    state: str = ""


class ArticlePane(QWidget):
    """`opened(ref)`: a case was pressed; `link_wanted`; `import_wanted`; `all_wanted`: cases of every state."""

    opened = Signal(str)
    link_wanted = Signal()
    import_wanted = Signal()
    all_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.list: CaseList | None = None
        self._shown = Shown()
        self._sheet: PlanSheet | None = None
        self._links: Links = {}
        self._tasks: dict[str, QWidget] = {}
        self._head: QLabel | None = None
        self._content = QWidget()
        self._content.setMaximumWidth(theme.px(_MEASURE))
        self._layout = QVBoxLayout(self._content)
        self._host = row((self._content, 1000), None, spacing=0)
        self._area: QScrollArea = scrolled(self._host, tr("Article"))
        fill(QVBoxLayout(self), [self._area], 0)

    @property
    def shown(self) -> Shown:
        """What is shown."""
        return self._shown

    def show_sheet(self, sheet: PlanSheet, links: Links, shown: Shown) -> None:
        """Show an article of a plan; unless another one is shown, the scroll position stays."""
        same = shown.number == self._shown.number
        scroll = self._area.verticalScrollBar().value() if same else 0
        entered = self.list is not None and self.list.hasFocus()
        case = self.list.current() if self.list is not None else ""
        self._sheet, self._links, self._shown = sheet, links, shown
        self._build()
        self._settle()
        self._area.verticalScrollBar().setValue(scroll)
        if shown.task in self._tasks and not entered:
            self._area.ensureWidgetVisible(self._tasks[shown.task])
        if entered and same and self.list is not None:
            self.list.enter(case)

    def show_links(self, links: Links) -> None:
        """Show roles and triangles of links that were read meanwhile."""
        self._links = links
        found = self._row()
        if self.list is not None and found is not None:
            self.list.set_lines(self._lines(found))

    def show_cases(self) -> None:
        """Scroll to the cases and give them the focus, if there are any."""
        target = self.list or self._head
        if target is not None:
            self._area.ensureWidgetVisible(target)
        if self.list is not None:
            self.list.enter()

    def first_case(self) -> str:
        """Return the first case that is shown; empty if there is none."""
        lines = self.list.lines.lines if self.list is not None else ()
        return lines[0].ref if lines else ""

    def _row(self) -> ArticleCoverage | None:
        return self._sheet.row(self._shown.number) if self._sheet is not None else None

    def _build(self) -> None:
        layout = self._layout
        clear(layout)
        self._tasks, self.list, self._head = {}, None, None
        found = self._row()
        sheet = self._sheet
        article = sheet.article(self._shown.number) if sheet is not None else None
        if found is None or article is None or sheet is None:
            fill(layout, [label(tr("Choose an article at the left."), "quiet", wrap=True), None], 6, (32, 24))
            return
        parts: list[Part] = [
            *self._words(article, sheet.plan),
            *self._task_parts(article, found),
            *self._case_parts(found),
        ]
        fill(layout, [*parts, None], 6, (32, 24, 32, 24))
        if self._shown.task in self._tasks:
            in_area(self._tasks[self._shown.task], "soft")

    def _settle(self) -> None:
        """Lay out at once what was built: Qt would do so later, too late to scroll to it or to enter it."""
        for place in range(self._layout.count()):
            item = self._layout.itemAt(place)
            part = item.widget() if item is not None else None
            if part is not None:
                part.show()
        for host in (self._content, self._host):
            layout = host.layout()
            if layout is not None:
                layout.activate()
        QCoreApplication.sendEvent(self._area, QEvent(QEvent.Type.LayoutRequest))

    def _words(self, article: Article, plan: Plan) -> list[Part]:
        title = listed_title(article)
        tone_of = {TextState.SUPPLIED: "ok", TextState.NOT_SUPPLIED: "warn"}
        state = badge(text_state_words(article.state), "neutral")
        state.setProperty("tone", tone_of.get(article.state, "neutral"))
        source = plan.source_of(article)
        heading = selectable(label(title, "section", wrap=True), tr("Title of the article"))
        parts: list[Part] = [heading, 2, row(state, None)]
        if source is not None:
            parts.append(label(source.here(), "small", wrap=True))
        parts += self._jump(article.number)
        if article.summary:
            words = selectable(label(article.summary.here(), "body", wrap=True), tr("Summary"))
            parts += [10, label(tr("In our own words"), "group"), words]
        if article.text:
            text = article.text.here().replace("\n", "\n\n")
            words = selectable(label(text, "body", wrap=True), tr("Imported text"))
            parts += [10, label(tr("Imported text"), "group"), words]
        if article.bodies:
            parts += [4, label(tr("Responsible: {bodies}", bodies=listed(article.bodies)), "small", wrap=True)]
        if article.state is not TextState.SUPPLIED:
            parts += [10, self._missing(article, plan)]
        return parts

    def _jump(self, number: str) -> list[Part]:
        """Return what leads to the cases, which stand below the tasks."""
        found = self._sheet.row(number) if self._sheet is not None else None
        count = len(found.cases) if found is not None else 0
        jump = button(case_count_words(count), "link", pressed=self.show_cases)
        return [row(jump, None)] if count else []

    def _missing(self, article: Article, plan: Plan) -> QWidget:
        """Return what says which text is missing, and offers to import it."""
        number = article.number
        sentence = {
            TextState.NOT_SUPPLIED: tr(
                "Neither title nor text of article {number} was supplied.", number=number
            ),
            TextState.TITLE_ONLY: tr("Only the title of article {number} was supplied.", number=number),
        }.get(article.state, tr("The official text of article {number} was not supplied.", number=number))
        offer = tr("Import a text file with the articles; links made before stay valid.")
        words = [
            label(sentence, "strong", wrap=True),
            label(offer, "small", wrap=True),
        ]
        note = plan.note.here()
        if article.state is TextState.NOT_SUPPLIED and note:
            words.append(label(note, "small", wrap=True))
        press = button(tr("Import the text…"), "mini", "import", self.import_wanted.emit)
        return row(
            column(picture("missing", "text2", 18), None),
            (column(*words, 6, row(press, None), spacing=2), 1),
            spacing=12,
            margins=(14, 12),
            area="quiet",
        )

    def _task_parts(self, article: Article, found: ArticleCoverage) -> list[Part]:
        if not found.tasks:
            return []
        served = sum(1 for task in found.tasks if task.cases)
        count = tr_count(
            "{count} task, {served} served", "{count} tasks, {served} served", len(found.tasks), served=served
        )
        sentences = all(is_sentence(article.task(task.id)) for task in found.tasks)
        head = tr("Sentences of the text") if sentences else tr("Tasks")
        parts: list[Part] = [14, row(label(head, "group"), None, label(count, "small"))]
        for place, counted in enumerate(found.tasks, 1):
            line = _task_row(f"{found.number}.{place}", article.task(counted.id), counted)
            self._tasks[counted.id] = line
            parts += [line, rule()]
        return parts

    def _case_parts(self, found: ArticleCoverage) -> list[Part]:
        state = self._shown.state
        lines = self._lines(found)
        if state:
            words = tr("Cases that serve this article: {state}", state=state_words(state))
        else:
            words = tr("Cases that serve this article")
        self._head = label(words, "group", wrap=True)
        beside = [button(tr("Link a case…"), "link", pressed=self.link_wanted.emit)]
        if state:
            beside.insert(0, button(tr("Show every state"), "link", pressed=self.all_wanted.emit))
        parts: list[Part] = [14, row((self._head, 1), *beside)]
        if not lines:
            nothing = (
                tr("No case in this state serves it.") if state else tr("No case serves this article yet.")
            )
            advice = tr("Link one here, or in the editor in its tab of articles.")
            return [*parts, label(nothing, "quiet", wrap=True), label(advice, "small", wrap=True)]
        self.list = CaseList(lines, words)
        self.list.opened.connect(self.opened)
        return [*parts, self.list]

    def _lines(self, found: ArticleCoverage) -> list[CaseLine]:
        state = self._shown.state
        return [
            CaseLine(case.ref, case.title, case.state, *self._standing(case.ref))
            for case in found.cases
            if not state or case.state == state
        ]

    def _standing(self, ref: str) -> tuple[LinkRole | None, bool]:
        """Return the weightiest role of a case for the article, and whether a link is to be confirmed."""
        links = [link for link in self._links.get(ref, ()) if link.article == self._shown.number]
        roles = {link.role for link in links}
        role = LinkRole.MAIN if LinkRole.MAIN in roles else next(iter(roles), None)
        return role, any(link.suspect for link in links)


def listed_title(article: Article) -> str:
    """Return number and title of an article as they head its text."""
    return "\u2003".join(filter(None, (tr("Article {number}", number=article.number), article.title.here())))


def selectable(words: QLabel, name: str) -> QLabel:
    """Let a text be marked and copied, by keyboard too."""
    flags = Qt.TextInteractionFlag
    words.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
    words.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    words.setAccessibleName(name)
    words.setAccessibleDescription(words.text())
    return words


def _task_row(place: str, task: Task, counted: TaskCoverage) -> QWidget:
    lines: list[QWidget] = [label(counted.words.here(), "body", wrap=True)]
    keywords = _keywords(task)
    if keywords:
        lines.append(Elided(keywords, "caption"))
    if task.bodies:
        lines.append(label(tr("Responsible: {bodies}", bodies=listed(task.bodies)), "caption", wrap=True))
    number = label(place, "quiet")
    number.setMinimumWidth(theme.px(40))
    words = case_count_words(len(counted.cases)) if counted.cases else tr("gap")
    count = badge(words, "accent" if counted.cases else "warn")
    side = column(None, count, None, spacing=0)
    return row(column(number, None), (column(*lines, spacing=2), 1), side, spacing=10, margins=(0, 6))


def _keywords(task: Task) -> str:
    """Return the first keywords; a dot parts them as everywhere in lists of short words."""
    text = task.keywords.here()
    words = [word.strip() for word in text.replace("、", ",").replace("，", ",").split(",")]
    return " · ".join(word for word in words[:_MOST_KEYWORDS] if word)
