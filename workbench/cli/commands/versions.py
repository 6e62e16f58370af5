"""Commands on named versions of a case: name, list, compare, restore, rename, delete."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from workbench.cli.commands.cases import tell_change
from workbench.cli.common import json_option, session_of
from workbench.cli.output import answer, indented, moment, say, table
from workbench.kernel.i18n import tr

if TYPE_CHECKING:
    from workbench.app.differing import DifferenceLine
    from workbench.app.workbench import Workbench
    from workbench.domain.changes import Changes
    from workbench.kernel.fingerprint import Json
    from workbench.services.versioning import Compared, Side, VersionLine


def commands() -> list[click.Command]:
    """Return the group of commands on versions."""
    group = click.Group("version", help=tr("Name states of a case, compare them and return to one."))
    for command in (_list(), _name(), _compare(), _restore(), _rename(), _delete()):
        group.add_command(command)
    return [group]


def _list() -> click.Command:
    @click.command("list", help=tr("List the versions of a case, the newest first."))
    @click.argument("case")
    @json_option
    @click.pass_context
    def list_(context: click.Context, case: str) -> None:
        session = session_of(context)
        with session.open() as workbench:
            lines = workbench.versioning.versions(case)
        if session.json:
            answer([_line_json(line) for line in lines])
        elif lines:
            from workbench.app.wording import who_words

            rows = [[line.name, moment(line.at), who_words(line.who), str(line.differing)] for line in lines]
            table(rows, [tr("Version"), tr("When"), tr("Who"), tr("Changed since")])
        else:
            say(tr("No versions. Name the present state with “version name {case} …”.", case=case))

    return list_


def _line_json(line: VersionLine) -> Json:
    return {
        "id": line.id,
        "name": line.name,
        "who": line.who,
        "at": line.at.isoformat(),
        "differing": line.differing,
    }


def _name() -> click.Command:
    @click.command("name", help=tr("Give the present state of a case a name."))
    @click.argument("case")
    @click.argument("name")
    @json_option
    @click.pass_context
    def name_(context: click.Context, case: str, name: str) -> None:
        done = tr("Named the present state “{name}”.", name=name)
        _change(context, lambda workbench: workbench.versioning.name(case, name), done)

    return name_


def _compare() -> click.Command:
    @click.command("compare", help=tr("Show what differs between two versions, or a version and the present."))
    @click.argument("case")
    @click.argument("version")
    @click.argument("after", required=False)
    @click.option("--all", "everything", is_flag=True, help=tr("Show what is equal too."))
    @json_option
    @click.pass_context
    def compare(context: click.Context, case: str, version: str, after: str | None, everything: bool) -> None:
        from workbench.app.differing import compared_lines

        session = session_of(context)
        with session.open() as workbench:
            compared = workbench.versioning.compare(case, version, after or "")
        if session.json:
            answer(_compared_json(compared))
            return
        lines = compared_lines(compared, everything)
        _print_lines(lines)
        if not any(line.differs for line in lines):
            say(tr("Nothing differs."))

    return compare


def _print_lines(lines: list[DifferenceLine]) -> None:
    from workbench.app.differing import plain

    for line in lines:
        if line.kind == "heading":
            say(line.words)
        elif line.kind == "gap":
            say(indented(f"… {line.note}"))
        else:
            say(indented(f"({line.note}) {plain(line.pieces)}" if line.note else plain(line.pieces)))


def _compared_json(compared: Compared) -> Json:
    from workbench.domain.encoding import link_to_json, waiver_to_json
    from workbench.domain.values import plain_json
    from workbench.domain.versions import differing_fields, link_pairs, waiver_pairs

    before, after = compared.before.snapshot, compared.after.snapshot
    return {
        "case": compared.case,
        "before": _side_json(compared.before),
        "after": _side_json(compared.after),
        "fields": [
            {
                "field": name,
                "before": plain_json(before.values.get(name)),
                "after": plain_json(after.values.get(name)),
            }
            for name in sorted(differing_fields(before, after))
        ],
        "links": [
            {
                "before": link_to_json(pair.before) if pair.before else None,
                "after": link_to_json(pair.after) if pair.after else None,
            }
            for pair in link_pairs(before, after)
            if pair.differs
        ],
        "waivers": [
            {
                "before": waiver_to_json(pair.before) if pair.before else None,
                "after": waiver_to_json(pair.after) if pair.after else None,
            }
            for pair in waiver_pairs(before, after)
            if pair.differs
        ],
    }


def _side_json(side: Side) -> Json:
    at = side.at.isoformat() if side.at is not None else None
    return {"name": side.name or None, "who": side.who or None, "at": at}


def _restore() -> click.Command:
    @click.command("restore", help=tr("Give a case back what it held in a version; undo takes it back."))
    @click.argument("case")
    @click.argument("version")
    @json_option
    @click.pass_context
    def restore(context: click.Context, case: str, version: str) -> None:
        done = tr("{case} is as it was in “{version}”.", case=case, version=version)
        _change(context, lambda workbench: workbench.versioning.restore(case, version), done)

    return restore


def _rename() -> click.Command:
    @click.command("rename", help=tr("Give a version another name."))
    @click.argument("case")
    @click.argument("version")
    @click.argument("name")
    @json_option
    @click.pass_context
    def rename(context: click.Context, case: str, version: str, name: str) -> None:
        done = tr("The version is called “{name}” now.", name=name)
        _change(context, lambda workbench: workbench.versioning.rename(case, version, name), done)

    return rename


def _delete() -> click.Command:
    @click.command("delete", help=tr("Delete a version; the case stays as it is."))
    @click.argument("case")
    @click.argument("version")
    @json_option
    @click.pass_context
    def delete(context: click.Context, case: str, version: str) -> None:
        done = tr("Deleted version “{version}”.", version=version)
        _change(context, lambda workbench: workbench.versioning.delete(case, version), done)

    return delete


def _change(context: click.Context, act: Callable[[Workbench], Changes], done: str) -> None:
    session = session_of(context)
    with session.open() as workbench:
        changes = act(workbench)
    tell_change(session, changes, done)
