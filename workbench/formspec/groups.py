"""Groups of fields that several forms use, kept once in the folder `_shared` beside the forms.

A form takes over a whole section with `use: GROUP`, or one field with `use: GROUP.FIELD`; keys beside `use`
replace those of the group. Only finds what is meant and lays the form's own keys over it; what the keys say is
read by `loader`.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from workbench.kernel.datafile import Entry, parse_data, read_text_file
from workbench.kernel.errors import nearest_names
from workbench.kernel.i18n import listed, tr

SHARED_FOLDER = "_shared"
USE = "use"
_REQUIRED = ("required", "required_if")


class Groups:
    """The groups of one folder of forms; each file is read when it is first used."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read: dict[str, Entry] = {}
        self._fields: dict[str, dict[str, Entry]] = {}

    def section(self, entry: Entry) -> Entry:
        """Return a section of a form, laid over the group it uses, if it uses one."""
        if USE not in entry:
            return entry
        _refuse_within_group(entry)
        return entry.over(self._group(entry, entry.text(USE)))

    def field(self, entry: Entry) -> Entry:
        """Return a field of a form, laid over the field of a group that it uses, if it uses one."""
        if USE not in entry:
            return entry
        _refuse_within_group(entry)
        group, _, name = entry.text(USE).partition(".")
        if not name:
            hint = tr("Write it as group.field, such as {example}.", example="basics.title_zh")
            raise entry.wrong(USE, tr("“{name}” names no field of a group.", name=group), hint)
        fields = self._fields_of(entry, group)
        if name not in fields:
            message = tr("the group {group} has no field “{name}”.", group=group, name=name)
            raise entry.wrong(USE, message, _nearest(name, fields))
        replaced = _REQUIRED if any(key in entry for key in _REQUIRED) else ()
        return entry.over(fields[name], replaced)

    def _group(self, entry: Entry, name: str) -> Entry:
        if name not in self._read:
            known = {path.stem: path for path in sorted(self._folder.glob("*.yaml"))}
            if name not in known:
                raise entry.wrong(USE, tr("there is no group “{name}”.", name=name), _nearest(name, known))
            text = read_text_file(known[name])
            self._read[name] = parse_data(text, f"{SHARED_FOLDER}/{name}.yaml")
        return self._read[name]

    def _fields_of(self, entry: Entry, name: str) -> dict[str, Entry]:
        if name not in self._fields:
            items = self._group(entry, name).entries("fields")
            self._fields[name] = {item.text("id"): item for item in items}
        return self._fields[name]


def _refuse_within_group(entry: Entry) -> None:
    if entry.is_used:
        raise entry.wrong(USE, tr("a group can't use another group."))


def _nearest(name: str, known: Mapping[str, object]) -> str:
    names = nearest_names(name, known)
    return tr("Nearest valid names: {names}.", names=listed(names)) if names else ""
