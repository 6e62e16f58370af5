"""The annex of a form: each link to an article with its role, reason and quote, and what the article asks.

A page of its own behind the form, with placeholders in it; a case without links has none. What a link holds on
paper is told by `links`.
"""

from __future__ import annotations

from workbench.word import pagestyle as styles
from workbench.word.controls import ControlMaker
from workbench.word.grid import Cell, CellMaker, Row, table_of
from workbench.word.layout import Layout
from workbench.word.links import QUOTE, REASON
from workbench.word.oxml import Element
from workbench.word.pen import Pen


class LinkAnnex:
    """Builds the annex of one layout."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._words = layout.words.links
        self._pen = Pen(layout.look, layout.language)
        self._cells = CellMaker(self._pen, layout.page.text_width)
        self._maker = ControlMaker()

    def parts(self) -> list[Element]:
        """Return the title and, for each link, the table that prints it."""
        steering = self._cells.steering
        return [
            steering("{%p if links %}"),
            self._cells.annex_title(self._layout.words.annex),
            steering("{%p for link in links %}"),
            table_of(self._rows()),
            self._cells.gap(),
            steering("{%p endfor %}"),
            steering("{%p endif %}"),
        ]

    def _rows(self) -> list[Row]:
        words, command = self._words, self._cells.command
        role = f'{{{{ "{words.main}" if link.is_main else "{words.supporting}" }}}}'
        task = f'{{{{ "{words.task}" if link.task_supplied else "{words.task_summary}" }}}}'
        question = self._pair("{{ question.label }}", self._answer(), splits=True)
        return [
            Row((self._head(),), self._layout.look.row_height, repeated=True),
            command("{%tr if link.task %}"),
            self._pair(task, self._line("{{ link.task }}"), splits=True),
            command("{%tr endif %}"),
            self._pair(words.role, self._line(role)),
            self._pair(words.reason, self._reason(), splits=True),
            command("{%tr if link.quote %}"),
            self._pair(words.quote, self._quote(), splits=True),
            command("{%tr endif %}"),
            command("{%tr for question in link.questions %}"),
            question,
            command("{%tr endfor %}"),
        ]

    def _pair(self, label: str, content: Element, splits: bool = False) -> Row:
        label_width, width = self._layout.pair_widths
        cells = (self._cells.label(label, label_width), Cell(width, (content,)))
        return Row(cells, self._layout.look.row_height, splits=splits)

    def _head(self) -> Cell:
        """Return the cell above a link: the plan, where it has to be told, then the article.

        It never stands alone at the foot of a page.
        """
        pen, steering = self._pen, self._cells.steering
        article = self._words.article.replace("{article}", "{{ link.article }}")
        title = article + "{% if link.title %} {{ link.title }}{% endif %}"
        content = (
            steering("{%p if link.plan %}"),
            pen.paragraph(styles.LABEL, pen.run("{{ link.plan }}", heading=True), keep_with_next=True),
            steering("{%p endif %}"),
            pen.paragraph(styles.LABEL, pen.run(title, heading=True), keep_with_next=True),
        )
        return Cell(self._layout.page.text_width, content)

    def _line(self, text: str) -> Element:
        return self._pen.paragraph(styles.CELL, self._pen.run(text))

    def _reason(self) -> Element:
        lines = self._cells.lines("link.reason", self._cells.empty())
        return self._maker.block(f"{{{{ link.tag }}}}/{REASON}", self._words.reason, lines)

    def _quote(self) -> Element:
        """Return the quote as quiet text; the marks around it are none of its own."""
        pen, small = self._pen, self._layout.look.small_size
        before, _, behind = self._words.quotation.partition("{quote}")
        control = self._maker.inline(
            f"{{{{ link.tag }}}}/{QUOTE}", self._words.quote, pen.run("{{ link.quote }}", small)
        )
        return pen.paragraph(styles.NOTE, pen.run(before, small), control, pen.run(behind, small))

    def _answer(self) -> Element:
        """Return the paragraphs of an answer to what an article asks; long texts are set as such."""
        pen, steering = self._pen, self._cells.steering
        return self._maker.block(
            "{{ question.field }}",
            "{{ question.label }}",
            [
                steering("{%p for paragraph in question.paragraphs %}"),
                steering("{%p if question.is_long and paragraph %}"),
                pen.paragraph(styles.TEXT, pen.run("{{ paragraph }}")),
                steering("{%p elif paragraph %}"),
                pen.paragraph(styles.CELL, pen.run("{{ paragraph }}")),
                *self._cells.empty(),
                steering("{%p endif %}"),
                steering("{%p endfor %}"),
            ],
        )
