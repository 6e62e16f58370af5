"""Files attached to a case: taken in, listed, handed out. Changing the list itself is setting a field.

The bytes are copied first, which may take long and can be cancelled; then the case gets its new rows, as one
act. Whoever is killed in between leaves bytes that no case names, which do no harm.
"""

from __future__ import annotations

import re
import stat
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from workbench.domain.attachments import PURPOSE, SECTION, Attachment, Loss, attachments_in
from workbench.domain.changes import Act, Changes
from workbench.domain.proposal import Proposal
from workbench.domain.values import Value
from workbench.formspec.attachment_rules import attachment_rules, media_of
from workbench.formspec.casefile import SampleFile
from workbench.formspec.kinds import normalise
from workbench.formspec.model import Field
from workbench.kernel.errors import InvalidValue, NotReadable
from workbench.kernel.folders import make_folder
from workbench.kernel.i18n import tr
from workbench.services.steps.attachments import attachment_list, attachment_named, attachments_of, kept_samples
from workbench.services.steps.cases import aggregate, find_case, find_editable_case, record_case
from workbench.services.steps.context import Context
from workbench.services.steps.newcases import value_changes
from workbench.services.steps.ownfiles import OwnFiles
from workbench.storage.attachments import Lost, Stopped, read_file, store_of, write_out
from workbench.storage.runnable import may_run
from workbench.word.files import not_written, safe_name

_READ_ONLY = stat.S_IRUSR | stat.S_IRGRP
_ENDING = re.compile(r"(?<=[^.])\.[A-Za-z0-9]{1,12}$")

# Told the bytes copied and those of the whole file; false stops the copying.
Progress = Callable[[int, int], bool]


@dataclass(frozen=True, slots=True)
class TakenIn:
    """A file whose bytes are kept, and that no case lists yet."""

    name: str
    digest: str
    size: int
    media: str


@dataclass(frozen=True, slots=True)
class OpenedCopy:
    """A copy to be opened with the system; `may_run` says that nobody should open it without being asked."""

    path: Path
    may_run: bool


class Attaching:
    """Use cases of who gathers evidence."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._own = OwnFiles()

    def take_in(self, file: Path, progress: Progress | None = None) -> TakenIn | None:
        """Keep the bytes of a file; None, with nothing kept, if `progress` asks to stop.

        Raises InvalidValue for what is no file, is empty or too large, NotReadable if it can't be read or kept.
        """
        most = attachment_rules().largest_bytes
        size = _checked_size(file, most)
        going = partial(_going, progress, size)
        try:
            digest, kept = store_of(self._context.workspace).keep(_guarded(file, most, going))
        except Stopped:
            return None
        name = clean_name(file.name)
        return TakenIn(name, digest, kept, media_of(name))

    def attach(self, case: str, taken: Sequence[TakenIn], purpose: str = "", section: str = "") -> Changes:
        """Put files at the end of the list of a case, as one act; `purpose` and `section` are ids or labels.

        Raises InvalidValue for an unknown purpose or section and when there would be too many, Refused if the
        form takes no attachments or the case can't be changed.
        """
        context = self._context
        with context.workspace.writing(context.who) as unit:
            proposal = find_editable_case(unit, case)
            field = attachment_list(context.form_of(proposal))
            tied = {name: _chosen(field, name, raw) for name, raw in ((PURPOSE, purpose), (SECTION, section))}
            today = context.clock.now().astimezone().date()
            fresh = [
                Attachment("", one.name, tied[PURPOSE], tied[SECTION], today, context.who, *_bytes_of(one))
                for one in taken
            ]
            present = attachments_in(proposal.values.get(field.id))
            value = normalise(field, [one.row for one in (*present, *fresh)])
            one_file = len(taken) == 1
            act = Act("attach", taken[0].name) if one_file else Act("attach_many", str(len(taken)))
            changes = value_changes(aggregate(proposal.uid), proposal.values, {field.id: value})
            return record_case(unit, context, proposal, act, changes, proposal.uid)

    def sample_files(self, files: Sequence[SampleFile]) -> Value:
        """Keep the files of a sample and return the list of them, which no case has yet."""
        return kept_samples(self._context, files) or None

    def attachments(self, case: str) -> tuple[Attachment, ...]:
        """Return the attachments of a case in their order."""
        return attachments_of(self._context, self._case(case))

    def lost(self, case: str) -> Mapping[str, Loss]:
        """Return what happened to files of a case that are not as they were taken in, by their digests."""
        store = store_of(self._context.workspace)
        looked_at = {one.digest: store.loss(one.digest, one.size) for one in self.attachments(case)}
        return {digest: loss for digest, loss in looked_at.items() if loss is not None}

    def remove(self, case: str, name: str) -> Changes:
        """Take an attachment, named by its id or name, off the list; its bytes stay for undo and versions."""
        with self._context.workspace.writing(self._context.who) as unit:
            proposal = find_editable_case(unit, case)
            field = attachment_list(self._context.form_of(proposal))
            gone = attachment_named(self._context, proposal, name)
            rest = [one.row for one in attachments_of(self._context, proposal) if one.id != gone.id]
            changes = value_changes(
                aggregate(proposal.uid), proposal.values, {field.id: normalise(field, rest)}
            )
            return record_case(unit, self._context, proposal, Act("detach", gone.name), changes, proposal.uid)

    def save(self, case: str, name: str, out: Path) -> Path:
        """Write an attachment, named by its id or name, into the folder or to the file `out`; return the file.

        It is written whole and as it was taken in, or not at all; an older file there is replaced. Raises
        NotReadable if its bytes are missing or damaged, or the target can't be written.
        """
        found = attachment_named(self._context, self._case(case), name)
        target = out / file_name(found.name) if out.is_dir() else out
        self._write(found, target)
        return target

    def open_copy(self, case: str, name: str, folder: Path) -> OpenedCopy:
        """Write a copy of an attachment into `folder`, which can only be read: what is kept can't change."""
        found = attachment_named(self._context, self._case(case), name)
        target = folder / found.digest[:12] / file_name(found.name)
        make_folder(target.parent)
        if target.exists():
            target.chmod(stat.S_IRUSR | stat.S_IWUSR)  # Windows replaces no file that can only be read
        self._write(found, target)
        target.chmod(_READ_ONLY)
        return OpenedCopy(target, may_run(found.name, target))

    def hand_out(self, case: str, folder: Path) -> tuple[Path, ...]:
        """Write all attachments of a case into a folder, numbered in their order; return their files.

        Raises NotReadable, with nothing written, if one of them is missing or damaged.
        """
        proposal = self._case(case)
        found = attachments_of(self._context, proposal)
        make_folder(folder)
        waiting: list[tuple[Path, Path]] = []
        try:
            for number, one in enumerate(found, start=1):
                target = folder / _numbered(proposal, number, one)
                waiting.append((target.with_name(f".{number}-{one.digest[:16]}.waiting"), target))
                self._write(one, waiting[-1][0])
            for temporary, target in waiting:
                _put(temporary, target)
                self._own.note(target)
        finally:
            for temporary, _ in waiting:
                temporary.unlink(missing_ok=True)
        return tuple(target for _, target in waiting)

    def replaced(self, case: str, folder: Path) -> int:
        """Return how many files `hand_out` would replace that are not as it wrote them."""
        proposal = self._case(case)
        named = enumerate(attachments_of(self._context, proposal), start=1)
        targets = (folder / _numbered(proposal, number, one) for number, one in named)
        return sum(target.exists() and not self._own.has(target) for target in targets)

    def _case(self, name: str) -> Proposal:
        with self._context.workspace.reading() as unit:
            return find_case(unit, name)

    def _write(self, attachment: Attachment, target: Path) -> None:
        try:
            write_out(store_of(self._context.workspace), attachment.digest, target)
        except Lost as error:
            message = tr("“{name}”: {problem}", name=attachment.name, problem=error.message)
            raise NotReadable(message, error.hint, error.details) from error


def clean_name(name: str) -> str:
    """Return the name of a file as a case lists it: no path, nothing invisible, not too long."""
    composed = unicodedata.normalize("NFC", name)
    visible = "".join(char if char.isprintable() and char not in "/\\" else " " for char in composed)
    words = " ".join(visible.split()) or "_"
    return _shortened(words, attachment_rules().longest_name)


def file_name(name: str) -> str:
    """Return the name under which an attachment is written: one that every system takes, with its ending."""
    words = clean_name(name).rstrip(" .")
    ending = _ending(words)
    return f"{safe_name(words.removesuffix(ending))}{ending}"


def _shortened(name: str, most: int) -> str:
    ending = _ending(name)
    return name if len(name) <= most else f"{name[: most - len(ending) - 1]}…{ending}"


def _ending(name: str) -> str:
    """Return the ending of a name with its dot; empty for what is only words behind a dot."""
    found = _ENDING.search(name)
    return found[0] if found is not None else ""


def _numbered(proposal: Proposal, number: int, attachment: Attachment) -> str:
    return file_name(
        tr("{case} attachment {number} {name}", case=proposal.ref, number=f"{number:02}", name=attachment.name)
    )


def _put(temporary: Path, target: Path) -> None:
    try:
        temporary.replace(target)
    except OSError as error:
        raise not_written(target, error, refused=True) from error


def _checked_size(file: Path, most: int) -> int:
    try:
        found = file.stat()
    except (OSError, ValueError) as error:
        raise _unreadable(file, str(error)) from error
    if not stat.S_ISREG(found.st_mode):
        raise InvalidValue(
            tr("“{name}” is no file that can be attached.", name=clean_name(file.name)),
            tr("Folders can be attached as a .zip file."),
        )
    if not found.st_size:
        raise InvalidValue(
            tr("“{name}” is empty.", name=clean_name(file.name)), tr("Choose the file with the content.")
        )
    if found.st_size > most:
        raise _too_large(file, found.st_size, most)
    return found.st_size


def _too_large(file: Path, size: int, most: int) -> InvalidValue:
    return InvalidValue(
        tr("“{name}” is too large: {size} MB.", name=clean_name(file.name), size=f"{size / 1e6:.1f}"),
        tr("At most {most} MB are allowed; make it smaller or split it.", most=f"{most / 1e6:.0f}"),
    )


def _unreadable(file: Path, details: str) -> NotReadable:
    return NotReadable(
        tr("{file} can't be read.", file=str(file)),
        tr("Check that it is there and that you may read it."),
        details,
    )


def _guarded(file: Path, most: int, going: Callable[[int], bool]) -> Iterator[bytes]:
    """Yield a file in pieces; raises NotReadable if it can't be read, InvalidValue if it grew too large."""
    done = 0
    try:
        for piece in read_file(file, going):
            done += len(piece)
            if done > most:
                raise _too_large(file, done, most)
            yield piece
    except OSError as error:
        raise _unreadable(file, str(error)) from error


def _going(progress: Progress | None, total: int, done: int) -> bool:
    return progress is None or progress(done, total)


def _chosen(field: Field, column: str, raw: str) -> str:
    """Return the choice of a column that a raw value means; raises InvalidValue naming what is allowed."""
    return str(normalise(field.column(column), raw) or "")


def _bytes_of(taken: TakenIn) -> tuple[str, int, str]:
    return taken.digest, taken.size, taken.media
