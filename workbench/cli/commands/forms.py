"""Commands on forms and code tables: forms, codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli.common import COUNT, json_option, session_of
from workbench.cli.output import answer, both_languages, indented, say, table
from workbench.kernel.i18n import listed, tr

if TYPE_CHECKING:
    from workbench.formspec.model import Field, Form
    from workbench.kernel.fingerprint import Json


def commands() -> list[click.Command]:
    """Return the commands on forms and code tables."""
    return [_forms(), _codes()]


def _forms() -> click.Command:
    @click.command("forms", help=tr("List the forms, or the fields of one with what each must contain."))
    @click.argument("form", required=False)
    @json_option
    @click.pass_context
    def forms(context: click.Context, form: str | None) -> None:
        from workbench.app.bootstrap import bundled_forms
        from workbench.formspec.model import form_named

        session = session_of(context)
        if form is None:
            _list_forms(session.json, list(bundled_forms().values()))
            return
        chosen = form_named(bundled_forms(), form)
        if session.json:
            answer(_form_json(chosen))
        else:
            _print_form(chosen)

    return forms


def _list_forms(as_json: bool, forms: list[Form]) -> None:
    if as_json:
        answer([{"id": form.id, "version": form.version, "title": form.title.here()} for form in forms])
        return
    table(
        [[form.id, str(form.version), form.title.here()] for form in forms],
        [tr("Form"), tr("Version"), tr("Title")],
    )


def _form_json(form: Form) -> Json:
    return {
        "id": form.id,
        "version": form.version,
        "kind": form.kind,
        "title": form.title.here(),
        "sections": [
            {
                "id": section.id,
                "title": section.title.here(),
                "fields": [_field_json(field) for field in section.fields],
            }
            for section in form.sections
        ],
    }


def _field_json(field: Field) -> Json:
    found: dict[str, Json] = {
        "id": field.id,
        "number": field.number,
        "kind": field.kind,
        "label": both_languages(field.label),
        "help": field.help.here(),
        "example": field.example.here(),
        "required_if": field.required_if.text,
        "visible_if": field.visible_if.text if field.visible_if else "true",
        "source": field.source,
        "confidence": field.confidence,
    }
    if field.choices:
        found["choices"] = [{"value": choice.value, "label": choice.label.here()} for choice in field.choices]
    if field.columns:
        found["columns"] = [_field_json(column) for column in field.columns]
    if field.computed:
        found["computed"] = [
            {"id": item.id, "label": both_languages(item.label), "how": item.how, "of": item.of}
            for item in field.computed
        ]
    if field.totals:
        found["totals"] = list(field.totals)
    return found


def _print_form(form: Form) -> None:
    from workbench.checks.case import CaseView
    from workbench.checks.demands import demanded_fields

    demanded = demanded_fields(CaseView(form, {}))
    say(f"{form.title.here()}  ({form.id}, {tr('version {number}', number=form.version)})")
    for section in form.sections:
        say()
        say(section.title.here())
        for field in section.fields:
            _print_field(field, field.id in demanded)


def _print_field(field: Field, demanded: bool) -> None:
    from workbench.app.wording import field_kind_words

    number = f"{field.number:>3}" if field.number else "   "
    optional = tr("needed at hand-in") if demanded else tr("optional")
    need = {"true": tr("required"), "false": optional}.get(
        field.required_if.text, tr("required if {condition}", condition=field.required_if.text)
    )
    say(f"{number} {field.id}: {field.label.here()} [{listed([field_kind_words(field.kind), need])}]")
    if field.visible_if:
        say(indented(tr("Only asked for if {condition}", condition=field.visible_if.text)))
    if field.help:
        say(indented(field.help.here()))
    for choice in field.choices:
        say(indented(f"{choice.value} = {choice.label.here()}"))
    for column in field.columns:
        say(indented(f"{field.id}.{column.id}: {column.label.here()} [{field_kind_words(column.kind)}]"))
    for item in field.computed:
        say(indented(f"{item.label.here()} [{tr('computed of {columns}', columns=item.of)}]"))
    if field.totals:
        say(indented(tr("Below the rows the sum of {columns}", columns=listed(field.totals))))


def _codes() -> click.Command:
    @click.command("codes", help=tr("Look up ICS or CCS codes by code or by words."))
    @click.argument("table_name", metavar="ics|ccs", type=click.Choice(["ics", "ccs"]))
    @click.argument("words", nargs=-1, required=True)
    @click.option("--count", type=COUNT, default=20, show_default=True, help=tr("How many to show."))
    @json_option
    @click.pass_context
    def codes(context: click.Context, table_name: str, words: tuple[str, ...], count: int) -> None:
        from workbench.formspec.codes import ccs_table, ics_table

        chosen = ics_table() if table_name == "ics" else ccs_table()
        looked_up = chosen.look_up(" ".join(words), count)
        found = looked_up.entries
        if session_of(context).json:
            answer([{"code": code.code, "title": both_languages(code.title)} for code in found])
            return
        table([[code.code, code.title.here()] for code in found])
        if not found:
            say(tr("Nothing found."))
            return
        if looked_up.by_parts:
            say(tr("No title holds all of this; these hold parts of it."))
        if chosen.note:
            say(chosen.note.here())

    return codes
