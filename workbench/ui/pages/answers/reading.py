"""What the page reads of a case, in one piece, off the UI thread."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from workbench.checks.answers import Answers
from workbench.checks.workleft import WorkLeft
from workbench.domain.blocks import Content, Paragraph
from workbench.domain.content import parse
from workbench.domain.proposal import Proposal
from workbench.formspec.kind_rich import RICH
from workbench.formspec.model import Form
from workbench.ui.widgets.fields.richdocument import digests_in
from workbench.ui.widgets.screenpictures import for_screen
from workbench.ui.widgets.sectionlist import SectionItem, ring_share, section_item

if TYPE_CHECKING:
    from workbench.app.workbench import Workbench


@dataclass(frozen=True)
class Sheet:
    """One moment of a case with all its answers; `rich` has by field the rich texts that have looks.

    `shown` are the digests of their pictures, `pictures` has those that were not known yet.
    """

    case: Proposal
    form: Form
    answers: Answers
    rich: Mapping[str, Content]
    shown: frozenset[str]
    pictures: Mapping[str, QImage]


def read_sheet(workbench: Workbench, name: str, known: Collection[str]) -> Sheet:
    """Read a case with its answers, and pictures that are not among those `known`; raises UnknownName."""
    case = workbench.drafting.case(name)
    form, answers = workbench.drafting.form_of(case), workbench.checking.answers(name)
    fields = [answer.field for section in answers.sections for answer in section.answers]
    texts = {field.id: case.values.get(field.id) for field in fields if field.kind == RICH.name}
    contents = {name: parse(text) for name, text in texts.items() if isinstance(text, str)}
    rich = {name: content for name, content in contents.items() if not _is_plain(content)}
    shown = frozenset(digest for content in rich.values() for digest in digests_in(content))
    wanted = shown.difference(known)
    found = workbench.picturing.pictures(sorted(wanted)) if wanted else {}
    images = {digest: for_screen(picture.data) for digest, picture in found.items()}
    drawn = {digest: image for digest, image in images.items() if not image.isNull()}
    return Sheet(case, form, answers, rich, shown, drawn)


def _is_plain(content: Content) -> bool:
    """Return whether a text is nothing but lines of words."""
    return all(isinstance(one, Paragraph) and all(run.is_plain for run in one.runs) for one in content)


def section_items(answers: Answers, work: WorkLeft) -> list[SectionItem]:
    """Return the sections for the list at the left, each with the worst that counts in it."""
    items = []
    for section in answers.sections:
        found = [one for answer in section.answers for one in answer.all_findings if one.counts]
        begun = any(answer.text or answer.rows for answer in section.answers)
        share = ring_share(section.share, begun, found)
        fields = {answer.field.id for answer in section.answers}
        items.append(section_item(section.section, share, work, fields))
    return items
