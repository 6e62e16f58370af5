"""Commands on one case: new, show, set, fill, upgrade, trash, untrash."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.common import FILE, Session, json_option, read_standard_input, session_of
from workbench.cli.output import answer, indented, per_cent, say
from workbench.kernel.i18n import language_in_use, listed, tr

if TYPE_CHECKING:
    from workbench.domain.changes import Changes
    from workbench.domain.proposal import Proposal, ProposalSummary
    from workbench.formspec.model import Form
    from workbench.kernel.fingerprint import Json


def commands() -> list[click.Command]:
    """Return the commands on cases."""
    return [_new(), _show(), _set(), _fill(), _upgrade(), _trash(), _untrash()]


def tell_change(session: Session, changes: Changes, done: str, unchanged: str = "") -> None:
    """Print what a command changed: a sentence, or the case, fields and journal entry in JSON."""
    if session.json:
        answer(
            {
                "changed": bool(changes.entry),
                "cases": sorted(changes.proposals),
                "fields": sorted(changes.fields),
                "entry": changes.entry,
                "left_out": list(changes.left_out),
            }
        )
        return
    say(done if changes.entry else unchanged or tr("Nothing differs; nothing was stored."))
    if len(changes.proposals) > 1:
        say(tr("Done in {cases}.", cases=listed(sorted(changes.proposals))))
    if changes.left_out:
        say(tr("Not in {cases}: something else was done there since.", cases=listed(changes.left_out)))


def _new() -> click.Command:
    @click.command("new", help=tr("Make a case from a form."))
    @click.argument("form")
    @click.option(
        "--title",
        default="",
        help=tr("Title of the standard, in Chinese or English; with --from it may be left out."),
    )
    @click.option("--from", "source", metavar=tr("CASE"), help=tr("Take over the values of this case."))
    @click.option(
        "--section", "sections", multiple=True, help=tr("With --from: only this section; can be repeated.")
    )
    @click.option("--links", is_flag=True, help=tr("With --from: also its links, with the answers to them."))
    @click.option("--revises", default="", help=tr("Make a revision of the standard with this number."))
    @json_option
    @click.pass_context
    def new(
        context: click.Context,
        form: str,
        title: str,
        source: str | None,
        sections: tuple[str, ...],
        links: bool,
        revises: str,
    ) -> None:
        session = session_of(context)
        with session.open() as workbench:
            if source and not title.strip():
                title = workbench.drafting.title_of_copy(source)
            earlier = workbench.drafting.cases_of_standard(revises, title) if revises else []
            left = workbench.drafting.left_behind(form, source, sections or None) if source else ()
            proposal = workbench.drafting.create(form, title, source, sections or None, links, revises)
        if session.json:
            answer(
                {
                    "id": proposal.ref,
                    "uid": proposal.uid,
                    "form": proposal.form,
                    "title": proposal.title,
                    "earlier": [case.ref for case in earlier],
                    "left_behind": list(left),
                }
            )
            return
        say(tr("Made case {case}: {title}", case=proposal.ref, title=proposal.title_in(language_in_use())))
        _tell_of_earlier(left, () if source else earlier)

    return new


def _tell_of_earlier(left: Sequence[str], offered: Sequence[ProposalSummary]) -> None:
    """Tell what of the case a new one began with stayed behind, and with which ones it could have begun."""
    from workbench.app.wording import left_behind_words

    if left:
        say(left_behind_words(left))
    if offered:
        names = listed(case.ref for case in offered)
        say(tr("Cases of the same standard: {names}. “--from” takes over their values.", names=names))


def _show() -> click.Command:
    @click.command("show", help=tr("Show a case: all fields with what is missing, links, waivers."))
    @click.argument("case")
    @json_option
    @click.pass_context
    def show(context: click.Context, case: str) -> None:
        session = session_of(context)
        with session.open() as workbench:
            proposal = workbench.drafting.case(case)
            form = workbench.drafting.form_of(proposal)
            suspect = workbench.planning.suspect_links(proposal)
        if session.json:
            answer(_case_json(proposal, form, suspect))
        else:
            _print_case(proposal, form, suspect)

    return show


def _case_json(proposal: Proposal, form: Form, suspect: frozenset[str]) -> Json:
    from workbench.domain.values import plain_json
    from workbench.formspec.validation import missing

    return {
        "id": proposal.ref,
        "uid": proposal.uid,
        "form": proposal.form,
        "form_version": proposal.form_version,
        "title": proposal.title,
        "state": str(proposal.state),
        "trashed": proposal.trashed,
        "version": proposal.version,
        "completeness": round(proposal.completeness, 4),
        "values": {field_id: plain_json(value) for field_id, value in proposal.values.items()},
        "missing": sorted({item.field for item in missing(form, proposal.values)}),
        "links": [
            {
                "plan": link.ref.plan,
                "article": link.ref.article,
                "task": link.ref.task,
                "role": str(link.role),
                "reason": link.reason,
                "quote": link.quote,
                "suspect": link.id in suspect,
            }
            for link in proposal.links
        ],
        "waivers": [
            {"rule": waiver.rule, "reason": waiver.reason, "by": waiver.waived_by}
            for waiver in proposal.waivers
        ],
    }


def _print_case(proposal: Proposal, form: Form, suspect: frozenset[str]) -> None:
    from workbench.app.wording import role_words, state_words

    say(f"{proposal.ref}  {proposal.title_in(language_in_use())}")
    say(
        tr(
            "{form}; {state}; {share} filled",
            form=form.title.here(),
            state=state_words(proposal.state),
            share=per_cent(proposal.completeness),
        )
    )
    if proposal.trashed:
        say(tr("This case is in the trash."))
    if proposal.form_version < form.version:
        say(
            tr(
                "Made with an earlier version of the form; “upgrade {case}” carries it forward.",
                case=proposal.ref,
            )
        )
    _print_fields(proposal, form)
    for link in proposal.links:
        say()
        say(
            tr(
                "Serves {article} ({role}): {reason}",
                article=link.ref,
                role=role_words(link.role),
                reason=link.reason,
            )
        )
        if link.quote:
            say(indented(tr("Quoted: {quote}", quote=link.quote)))
        if link.id in suspect:
            say(indented(tr("SUSPECT: the article's text has changed since this link was made.")))
    for waiver in proposal.waivers:
        say(
            tr(
                "{rule} waived by {name}: {reason}",
                rule=waiver.rule,
                name=waiver.waived_by,
                reason=waiver.reason,
            )
        )


def _print_fields(proposal: Proposal, form: Form) -> None:
    from workbench.domain.values import is_filled
    from workbench.formspec.kinds import as_shown
    from workbench.formspec.upgrade import kept_apart, kept_text
    from workbench.formspec.validation import missing, visible_fields

    gaps = {item.field for item in missing(form, proposal.values)}
    visible = {field.id for field in visible_fields(form, proposal.values)}
    visible |= {name for name in form.sleeping_fields if is_filled(proposal.values.get(name))}
    for section in form.sections:
        say()
        say(section.title.here())
        if section.id in form.asleep:
            say(
                indented(tr("The article is no longer linked: kept, but neither counted, checked nor printed."))
            )
        for field in section.fields:
            if field.id not in visible:
                continue
            text = as_shown(field, proposal.values.get(field.id), language_in_use())
            mark = tr("  ← missing") if field.id in gaps else ""
            if "\n" in text:
                say(f"  {field.id} ({field.label.here()}):{mark}")
                say(indented(text, "      "))
            else:
                say(f"  {field.id} ({field.label.here()}): {text}{mark}")
    left_over = kept_apart(proposal.values)
    if left_over:
        say()
        say(tr("Kept apart, because the form no longer takes it:"))
        for place, value in left_over.items():
            say(indented(f"{place}: {kept_text(value)}", "  "))


def _set() -> click.Command:
    @click.command(
        "set",
        help=tr("Set a field of a case; an empty VALUE empties it, “-” reads it from standard input."),
        context_settings={"ignore_unknown_options": True},
    )
    @click.argument("case")
    @click.argument("field")
    @click.argument("value")
    @json_option
    @click.pass_context
    def set_(context: click.Context, case: str, field: str, value: str) -> None:
        session = session_of(context)
        if value == "-":
            value = read_standard_input()
        with session.open() as workbench:
            changes = workbench.drafting.set_value(case, field, value)
            proposal = workbench.drafting.case(case)
            form = workbench.drafting.form_of(proposal)
        tell_change(session, changes, _stored_words(proposal, form, field))

    return set_


def _stored_words(proposal: Proposal, form: Form, field_id: str) -> str:
    from workbench.formspec.kinds import as_shown

    field = form.field_named(field_id)
    text = " ".join(as_shown(field, proposal.values.get(field_id), language_in_use()).split())
    shown = text if len(text) <= 60 else text[:59] + "…"
    return tr("{case}: {field} = {value}", case=proposal.ref, field=field.label.here(), value=shown)


def _fill() -> click.Command:
    @click.command(
        "fill", help=tr("Set many fields from a YAML file: FIELD: value, or the same under “values:”.")
    )
    @click.argument("case")
    @click.argument("file", type=FILE)
    @json_option
    @click.pass_context
    def fill(context: click.Context, case: str, file: Path) -> None:
        from workbench.formspec.casefile import read_case_file

        session = session_of(context)
        content = read_case_file(file)
        with session.open() as workbench:
            changes = workbench.drafting.fill(case, content.values)
        tell_change(
            session,
            changes,
            tr("{case}: {count} fields set.", case=case, count=len(changes.fields)),
        )

    return fill


def _upgrade() -> click.Command:
    @click.command("upgrade", help=tr("Carry a case forward to the present version of its form."))
    @click.argument("case")
    @click.option("--dry-run", is_flag=True, help=tr("Only say what would be done."))
    @json_option
    @click.pass_context
    def upgrade(context: click.Context, case: str, dry_run: bool) -> None:
        session = session_of(context)
        with session.open() as workbench:
            form = workbench.drafting.form_of(workbench.drafting.case(case))
            made = workbench.drafting.carried_forward(case)
            changed = bool(workbench.drafting.carry_forward(case).entry) if made and not dry_run else False
        notes = made.notes if made is not None else ()
        if session.json:
            report: Json = [{"what": str(note.what), "place": note.place, "now": note.now} for note in notes]
            answer({"changed": changed, "version": form.version, "report": report})
            return
        if made is None:
            say(tr("{case} has the present version of its form already.", case=case))
            return
        for note in notes:
            say(indented(note.sentence(form)))
        if changed:
            say(
                tr(
                    "{case} is carried forward to version {version} of its form.",
                    case=case,
                    version=form.version,
                )
            )

    return upgrade


def _trash() -> click.Command:
    @click.command("trash", help=tr("Move a case to the trash."))
    @click.argument("case")
    @json_option
    @click.pass_context
    def trash(context: click.Context, case: str) -> None:
        session = session_of(context)
        with session.open() as workbench:
            changes = workbench.drafting.trash(case)
        tell_change(session, changes, tr("{case} is in the trash; “untrash” takes it out.", case=case))

    return trash


def _untrash() -> click.Command:
    @click.command("untrash", help=tr("Take a case out of the trash."))
    @click.argument("case")
    @json_option
    @click.pass_context
    def untrash(context: click.Context, case: str) -> None:
        session = session_of(context)
        with session.open() as workbench:
            changes = workbench.drafting.untrash(case)
        tell_change(session, changes, tr("{case} is out of the trash.", case=case))

    return untrash
