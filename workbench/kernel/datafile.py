"""Data files (YAML) read strictly: every mistake is reported with file, line and what is allowed.

Turns a file into `Entry` objects whose getters check kinds and remember which keys were asked for, so that
`done()` can name a misspelt key. What the entries mean is the business of forms, plans and rules.
"""

from __future__ import annotations

import copy
import datetime
from collections.abc import Iterable
from pathlib import Path
from typing import cast

import yaml

from workbench.kernel.errors import DataFileError, NotReadable, nearest_names
from workbench.kernel.i18n import Bilingual, listed, sentences, tr

Scalar = str | int | bool | float | datetime.date | None
_LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_data_file(path: Path) -> Entry:
    """Return the root mapping of a YAML file.

    Raises NotReadable if the file is missing or not UTF-8, DataFileError if it is not well-formed YAML or its
    root is no mapping.
    """
    return parse_data(read_text_file(path), path.name)


def read_text_file(path: Path) -> str:
    """Return the text of a UTF-8 file; raises NotReadable naming the file when that fails."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotReadable(
            tr("{file} is not a UTF-8 text file.", file=path.name),
            tr("Save it as UTF-8 text and try again."),
            str(error),
        ) from error
    except OSError as error:
        raise NotReadable(
            tr("{file} can't be read.", file=str(path)),
            tr("Check that the file exists and that you may read it."),
            str(error),
        ) from error


def parse_data(text: str, name: str) -> Entry:
    """Return the root mapping of YAML `text`; `name` stands for the file in messages."""
    loader = _LOADER(text)
    try:
        root = loader.get_single_node()
        if not isinstance(root, yaml.MappingNode):
            raise DataFileError(name, 1, tr("the file must hold a mapping of keys to values."))
        return Entry(root, name, loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark is not None else 1
        raise DataFileError(name, line, tr("this is not well-formed YAML."), str(error)) from error
    except RecursionError as error:
        raise DataFileError(name, 1, tr("the file is nested too deeply.")) from error
    finally:
        loader.dispose()


_MOST_VALUES = 100_000

AsWritten = None | str | list["AsWritten"] | dict[str, "AsWritten"]


class Entry:
    """One mapping of a data file; getters raise DataFileError with the line of the offending value."""

    def __init__(self, node: yaml.MappingNode, file: str, loader: yaml.SafeLoader) -> None:
        self.file = file
        self.line: int = node.start_mark.line + 1
        self._loader = loader
        self._asked: set[str] = set()
        self._nodes: dict[str, yaml.Node] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            if key in self._nodes:
                raise DataFileError(file, key_node.start_mark.line + 1, tr("{key} is given twice.", key=key))
            self._nodes[key] = value_node
        self._places = {str(key.value): (file, key.start_mark.line + 1) for key, _ in node.value}
        self._user: tuple[str, int] | None = None

    def __contains__(self, key: str) -> bool:
        return key in self._nodes

    def keys(self) -> list[str]:
        """Return the keys in the order of the file, and count them all as asked for."""
        self._asked.update(self._nodes)
        return list(self._nodes)

    def wrong(self, key: str, message: str, hint: str = "") -> DataFileError:
        """Return the error for the value of `key`, to be raised by the caller."""
        file, line = self._place(key)
        user = self._user_of(key)
        used = [tr("Used in {file}, line {line}.", file=user[0], line=user[1])] if user else []
        return DataFileError(file, line, message, sentences(hint, *used))

    def over(self, base: Entry, without: Iterable[str] = ()) -> Entry:
        """Return a mapping of the keys of this one and, where it lacks them, those of `base` but `without`.

        A mistake is named where it stands, in this file or in that of `base`, and then also who uses it.
        """
        left = {key: node for key, node in base._nodes.items() if key not in without}
        merged = copy.copy(self)
        merged._nodes = {**left, **self._nodes}
        merged._places = {**{key: base._places[key] for key in left}, **self._places}
        merged._asked = set(self._asked)
        return merged

    @property
    def is_used(self) -> bool:
        """Whether this mapping stands in a file that another one uses (see `over`)."""
        return self._user is not None

    def text(self, key: str, default: str | None = None) -> str:
        """Return a text; required when no default is given."""
        value = self.scalar(key, default)
        if isinstance(value, bool) or value is None:
            raise self.wrong(key, tr("{key} must be a text.", key=key))
        return str(value)

    def integer(self, key: str, default: int | None = None) -> int:
        """Return a whole number; required when no default is given."""
        value = self.scalar(key, default)
        if isinstance(value, bool) or not isinstance(value, int):
            raise self.wrong(key, tr("{key} must be a whole number.", key=key))
        return value

    def flag(self, key: str, default: bool | None = None) -> bool:
        """Return true or false; required when no default is given."""
        value = self.scalar(key, default)
        if not isinstance(value, bool):
            raise self.wrong(key, tr("{key} must be true or false.", key=key))
        return value

    def choice(self, key: str, allowed: Iterable[str], default: str | None = None) -> str:
        """Return a text that is one of `allowed`."""
        value = self.text(key, default)
        names = list(allowed)
        if value not in names:
            raise self.wrong(
                key,
                tr("{key} can't be “{value}”.", key=key, value=value),
                tr("Allowed: {names}.", names=listed(names)),
            )
        return value

    def words(self, key: str, required: bool = False) -> Bilingual:
        """Return a text in both languages, written as `{zh: …, en: …}`."""
        if key not in self._nodes and not required:
            self._asked.add(key)
            return Bilingual()
        entry = self.entry(key)
        result = Bilingual(zh=entry.text("zh", ""), en=entry.text("en", ""))
        entry.done()
        return result

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts; empty when the key is missing."""
        return tuple(str(value) for value in self._items(key, scalars=True))

    def entry(self, key: str) -> Entry:
        """Return the mapping under `key`; required."""
        node = self._node(key)
        if not isinstance(node, yaml.MappingNode):
            raise self.wrong(key, tr("{key} must be a mapping of keys to values.", key=key))
        return self._inner(node, key)

    def entries(self, key: str) -> list[Entry]:
        """Return the list of mappings under `key`; empty when the key is missing."""
        return [cast(Entry, item) for item in self._items(key, scalars=False)]

    def scalar(self, key: str, default: Scalar = None) -> Scalar:
        """Return the plain value of `key` (text, number, date, true/false) or the default."""
        if key not in self._nodes and default is not None:
            self._asked.add(key)
            return default
        node = self._node(key)
        if not isinstance(node, yaml.ScalarNode):
            raise self.wrong(key, tr("{key} must be a single value.", key=key))
        return cast(Scalar, self._construct(node, key))

    def raw(self, key: str) -> object:
        """Return whatever stands under `key` as plain Python values."""
        return self._construct(self._node(key), key)

    def as_written(self, key: str) -> AsWritten:
        """Return whatever stands under `key` with every plain value as the text in the file.

        So that a code like 27.180 keeps its last digit and a date its form; null gives None.
        """
        return _AsWritten(self._place(key)[0]).value(self._node(key))

    def done(self) -> None:
        """Raise DataFileError if the mapping holds a key nobody asked for."""
        for key in self._places:
            if key not in self._asked:
                near = nearest_names(key, sorted(self._asked), count=12)
                hint = tr("Allowed: {names}.", names=listed(near))
                raise self.wrong(key, tr("there is no key “{key}” here.", key=key), hint)

    def _place(self, key: str) -> tuple[str, int]:
        """Return file and line of `key`, or those of the mapping where the key is missing."""
        return self._places.get(key, (self.file, self.line))

    def _user_of(self, key: str) -> tuple[str, int] | None:
        """Return the place that uses what stands under `key`; None if it stands in the file itself."""
        return self._user if self._place(key)[0] == self.file else (self.file, self.line)

    def _inner(self, node: yaml.MappingNode, key: str) -> Entry:
        entry = Entry(node, self._place(key)[0], self._loader)
        entry._user = self._user_of(key)
        return entry

    def _node(self, key: str) -> yaml.Node:
        self._asked.add(key)
        if key not in self._nodes:
            raise self.wrong(key, tr("{key} is missing.", key=key))
        return self._nodes[key]

    def _items(self, key: str, scalars: bool) -> list[Scalar | Entry]:
        if key not in self._nodes:
            self._asked.add(key)
            return []
        node = self._node(key)
        if not isinstance(node, yaml.SequenceNode):
            raise self.wrong(key, tr("{key} must be a list.", key=key))
        return [self._item(item, key, scalars) for item in node.value]

    def _item(self, node: yaml.Node, key: str, scalars: bool) -> Scalar | Entry:
        if scalars and isinstance(node, yaml.ScalarNode):
            return cast(Scalar, self._construct(node, key))
        if not scalars and isinstance(node, yaml.MappingNode):
            return self._inner(node, key)
        line = node.start_mark.line + 1
        message = (
            tr("{key} must be a list of single values.", key=key)
            if scalars
            else tr("{key} must be a list of mappings.", key=key)
        )
        raise DataFileError(self._place(key)[0], line, message)

    def _construct(self, node: yaml.Node, key: str) -> object:
        try:
            return self._loader.construct_object(node, deep=True)
        except (yaml.YAMLError, ValueError) as error:
            line = node.start_mark.line + 1
            file = self._place(key)[0]
            raise DataFileError(file, line, tr("this value can't be read."), str(error)) from error


class _AsWritten:
    """Turns nodes into plain values, up to a number: references (`*name`) can stand for millions of them."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._left = _MOST_VALUES

    def value(self, node: yaml.Node) -> AsWritten:
        self._left -= 1
        if self._left < 0:
            line = node.start_mark.line + 1
            raise DataFileError(self._file, line, tr("there are more than {most} values.", most=_MOST_VALUES))
        if isinstance(node, yaml.MappingNode):
            return {str(key.value): self.value(value) for key, value in node.value}
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item) for item in node.value]
        return None if node.tag == "tag:yaml.org,2002:null" else str(node.value)
