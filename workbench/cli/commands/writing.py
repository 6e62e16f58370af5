"""Commands that help to write: guide, outline, phrase, answers, count."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli.commands.cases import tell_change
from workbench.cli.common import json_option, session_of
from workbench.cli.output import answer, both_languages, indented, per_cent, say, table
from workbench.kernel.i18n import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.checks.answers import Answer, AnswerLink, Answers, AnswerSection
    from workbench.checks.model import Finding
    from workbench.domain.counting import TextCount
    from workbench.formspec.guidance import Guidance, Point
    from workbench.formspec.model import Field
    from workbench.formspec.statistics import SectionStatistics, Statistics
    from workbench.kernel.fingerprint import Json


def commands() -> list[click.Command]:
    """Return the commands that help to write."""
    return [_guide(), _outline(), _phrase(), _answers(), _count()]


def _guide() -> click.Command:
    @click.command(
        "guide", help=tr("Show what belongs into a field of a form: points, and phrases to begin with.")
    )
    @click.argument("form")
    @click.argument("field")
    @json_option
    @click.pass_context
    def guide(context: click.Context, form: str, field: str) -> None:
        from workbench.app.bootstrap import bundled_article_sections, bundled_forms, bundled_guidance
        from workbench.app.settings import load_settings
        from workbench.formspec.model import form_named

        known = form_named(bundled_forms(), form)
        found = bundled_article_sections().with_all(known).field_named(field)
        guidance = bundled_guidance().of(form, found.id)
        own = load_settings().phrases.get(found.id, ())
        if session_of(context).json:
            answer(_guidance_json(found, guidance, own))
            return
        say(found.label.here())
        if guidance is None:
            _print_help(found)
        for number, point in enumerate(guidance.points if guidance else (), start=1):
            _print_point(number, point)
        phrases = [phrase.here() for phrase in guidance.phrases] if guidance is not None else []
        _print_phrases(tr("Phrases (our own wording)"), phrases)
        _print_phrases(tr("Your own phrases"), own)

    return guide


def _print_help(field: Field) -> None:
    """Print what is known of a field without guidance, such as a question that an article raises."""
    from workbench.app.wording import field_standing_words

    for words in (field.help.here(), field.example.here()):
        if words:
            say(indented(words, "  "))
    standing = field_standing_words(field.confidence)
    if standing:
        say(indented(_sourced(standing, field.source), "  "))
    say(tr("There is no guidance to this field beside this."))


def _sourced(standing: str, source: str) -> str:
    from workbench.formspec.sources import source_words

    return tr("{standing} Source: {source}", standing=standing, source=source_words(source).here())


def _print_phrases(head: str, phrases: Sequence[str]) -> None:
    if phrases:
        say(head)
    for phrase in phrases:
        say(indented(phrase, "  "))


def _print_point(number: int, point: Point) -> None:
    from workbench.app.wording import guidance_words

    say(f"{number}. {point.heading.here()}")
    say(indented(point.text.here(), "   "))
    say(indented(_sourced(guidance_words(point.confidence), point.source), "   "))


def _guidance_json(field: Field, guidance: Guidance | None, own: Sequence[str]) -> Json:
    from workbench.formspec.sources import source_words

    points = guidance.points if guidance is not None else ()
    return {
        "field": field.id,
        "help": both_languages(field.help),
        "example": both_languages(field.example),
        "source": both_languages(source_words(field.source)),
        "confidence": field.confidence,
        "points": [
            {
                "heading": both_languages(point.heading),
                "text": both_languages(point.text),
                "source": both_languages(source_words(point.source)),
                "confidence": point.confidence,
            }
            for point in points
        ],
        "phrases": [both_languages(phrase) for phrase in guidance.phrases] if guidance is not None else [],
        "own_phrases": list(own),
    }


def _outline() -> click.Command:
    @click.command("outline", help=tr("Put the headings that a long text lacks at its end."))
    @click.argument("case")
    @click.argument("field")
    @json_option
    @click.pass_context
    def outline(context: click.Context, case: str, field: str) -> None:
        session = session_of(context)
        with session.open() as workbench:
            changes = workbench.guiding.insert_outline(case, field)
        tell_change(session, changes, tr("{case}: the outline stands in {field}.", case=case, field=field))

    return outline


def _phrase() -> click.Command:
    @click.command("phrase", help=tr("List your own phrases for a field, add one or take one out."))
    @click.argument("field")
    @click.option("--add", help=tr("Add this phrase."))
    @click.option("--remove", help=tr("Take this phrase out."))
    @json_option
    @click.pass_context
    def phrase(context: click.Context, field: str, add: str | None, remove: str | None) -> None:
        from workbench.app.settings import change_settings, load_settings, with_phrase, without_phrase

        settings = load_settings()
        _refuse_unknown_field(field)
        if add:
            settings = with_phrase(settings, field, add)
        if remove:
            _refuse_unknown_phrase(remove, settings.phrases.get(field, ()))
            settings = without_phrase(settings, field, remove)
        if add or remove:
            change_settings(phrases=settings.phrases)
        own = settings.phrases.get(field, ())
        if session_of(context).json:
            answer({"field": field, "own_phrases": list(own)})
        for one in () if session_of(context).json else own:
            say(one)

    return phrase


def _refuse_unknown_field(field: str) -> None:
    from workbench.app.bootstrap import bundled_forms
    from workbench.kernel.errors import UnknownName

    known = {name for form in bundled_forms().values() for name in form.fields}
    if field not in known:
        raise UnknownName(tr("No form has the field “{name}”.", name=field), field, known)


def _refuse_unknown_phrase(phrase: str, own: Sequence[str]) -> None:
    from workbench.kernel.errors import UnknownName

    if phrase not in own:
        raise UnknownName(tr("“{phrase}” is none of your own phrases.", phrase=phrase), phrase, own)


def _answers() -> click.Command:
    @click.command("answers", help=tr("Show all answers as they print, with what was found at each."))
    @click.argument("case")
    @click.option("--attention", is_flag=True, help=tr("Only what needs attention."))
    @json_option
    @click.pass_context
    def answers(context: click.Context, case: str, attention: bool) -> None:
        session = session_of(context)
        with session.open() as workbench:
            found = workbench.checking.answers(case)
        if session.json:
            answer(_answers_json(found, attention))
            return
        for section in found.sections:
            _print_section(section, attention)
        for link in found.links:
            _print_link(link, attention)
        _print_findings(found.findings, "  ")
        say()
        say(tr("Fields and links that need attention: {count}", count=found.attention))

    return answers


def _print_section(section: AnswerSection, attention: bool) -> None:
    shown = [one for one in section.answers if one.needs_attention or not attention]
    if not shown:
        return
    say()
    say(f"{section.section.title.here()}  {per_cent(section.share)}")
    for one in shown:
        _print_answer(one)


def _print_answer(shown: Answer) -> None:
    mark = tr("  ← missing") if shown.missing else ""
    say(f"  {shown.field.label.here()}:{mark}")
    if shown.text:
        say(indented(shown.text, "      "))
    if shown.rows:
        heads = ["     ", *(head.here() for head in shown.field.heads.values())]
        lines = [*(row.cells for row in shown.rows), *([shown.totals] if shown.totals else [])]
        table([["     ", *cells] for cells in lines], heads)
    _print_findings(tuple(shown.all_findings), "    ")


def _print_link(link: AnswerLink, attention: bool) -> None:
    from workbench.app.wording import role_words

    if attention and not link.needs_attention:
        return
    say()
    article, role = link.link.ref, role_words(link.link.role)
    say(tr("Serves {article} ({role}): {reason}", article=article, role=role, reason=link.link.reason))
    _print_findings(link.findings, "    ")


def _print_findings(findings: Sequence[Finding], by: str) -> None:
    from workbench.checks.report import severity_word

    for finding in findings:
        if finding.counts:
            say(f"{by}! {severity_word(finding.severity)} {finding.rule}: {finding.message.here()}")


def _answers_json(found: Answers, attention: bool) -> Json:
    from workbench.checks.report import finding_to_json

    return {
        "attention": found.attention,
        "sections": [
            {
                "id": section.section.id,
                "completeness": round(section.share, 4),
                "answers": [
                    _answer_json(one) for one in section.answers if one.needs_attention or not attention
                ],
            }
            for section in found.sections
        ],
        "links": [
            {
                "article": str(link.link.ref),
                "suspect": link.suspect,
                "findings": [finding_to_json(finding) for finding in link.findings],
            }
            for link in found.links
            if link.needs_attention or not attention
        ],
        "findings": [finding_to_json(finding) for finding in found.findings],
    }


def _answer_json(shown: Answer) -> Json:
    from workbench.checks.report import finding_to_json

    columns = list(shown.field.heads)
    totals = {"totals": dict(zip(columns, shown.totals, strict=True))} if shown.totals else {}
    return {
        "field": shown.field.id,
        "label": shown.field.label.here(),
        "text": shown.text,
        "rows": [dict(zip(columns, row.cells, strict=True)) for row in shown.rows],
        **totals,
        "missing": shown.missing,
        "findings": [finding_to_json(finding) for finding in shown.all_findings],
    }


def _count() -> click.Command:
    @click.command("count", help=tr("Count words, characters and pages of a case, per section and together."))
    @click.argument("case")
    @click.option("--quick", is_flag=True, help=tr("Guess the pages instead of printing the document."))
    @json_option
    @click.pass_context
    def count(context: click.Context, case: str, quick: bool) -> None:
        from workbench.app.wording import bound_words, pages_words

        session = session_of(context)
        with session.open() as workbench:
            found = workbench.guiding.statistics(case)
            pages = None if quick else workbench.exporting.page_count(case)
        if session.json:
            answer(_statistics_json(found, pages))
            return
        heads = [tr("Word count"), tr("Characters"), tr("Without spaces"), tr("Chinese"), tr("Latin words")]
        rows = [[*_cells(section.count), section.section.title.here()] for section in found.sections]
        rows.append([*_cells(found.count), tr("Together")])
        table(rows, [*heads, tr("Numbers"), tr("Section")])
        for field in found.bounded:
            say(bound_words(field))
        say(pages_words(found, pages))

    return count


def _cells(count: TextCount) -> list[str]:
    numbers = (
        count.words,
        count.characters,
        count.without_spaces,
        count.chinese,
        count.latin_words,
        count.numbers,
    )
    return [str(number) for number in numbers]


def _count_json(count: TextCount) -> dict[str, Json]:
    return {
        "words": count.words,
        "characters": count.characters,
        "without_spaces": count.without_spaces,
        "chinese": count.chinese,
        "latin_words": count.latin_words,
        "numbers": count.numbers,
    }


def _statistics_json(found: Statistics, pages: int | None) -> Json:
    return {
        **_count_json(found.count),
        "pages": found.guessed_pages if pages is None else pages,
        "pages_counted": pages is not None,
        "sections": [_section_json(section) for section in found.sections],
    }


def _section_json(section: SectionStatistics) -> Json:
    return {
        "id": section.section.id,
        **_count_json(section.count),
        "fields": [
            {
                "id": field.field.id,
                **_count_json(field.count),
                "limit": field.field.limits.max_length,
                "over": field.over,
            }
            for field in section.fields
        ],
    }
