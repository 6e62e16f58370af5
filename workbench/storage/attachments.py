"""The bytes of attachments, by their SHA-256: in a folder beside a workspace file, in a table on a server.

The folder is shared by all workspaces, backups and replaced files that lie side by side: the same bytes have
the same name, and nothing is ever changed or removed, so sharing does no harm, and whatever brings an old state
back finds its files. On a server several people work from several machines; a folder of one of them would be of
no use to the others, so the bytes lie in the database. A backup is a workspace file wherever it comes from, and
has its attachments in the folder beside it.

What is there is compared with its digest whenever it is read. Which of it a workspace answers for is told by
`repositories.attachments`.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from functools import lru_cache
from itertools import count
from pathlib import Path
from typing import Protocol

from sqlalchemy import delete, func, insert, select, update

from workbench.domain.attachments import Loss
from workbench.kernel.errors import NotReadable
from workbench.kernel.folders import make_folder, sync_folder
from workbench.kernel.i18n import tr
from workbench.storage.records import AttachmentPartRecord
from workbench.storage.workspace import Workspace

FOLDER = "workbench-attachments"
PART = 1 << 20  # bytes read, written and reported at once
_LEFT_OVER_AFTER = 24 * 3600  # seconds; a copy that somebody began longer ago was given up
_PART = AttachmentPartRecord.__table__.c

# Told the bytes copied so far; false stops the copying.
Going = Callable[[int], bool]


class Stopped(Exception):
    """Somebody cancelled the copying; nothing of it was kept."""


class Lost(NotReadable):
    """The bytes of an attachment are missing, damaged or can't be read."""


class Store(Protocol):
    """Where the bytes of attachments lie."""

    def keep(self, pieces: Iterable[bytes]) -> tuple[str, int]:
        """Keep what the pieces make up, all or nothing; return its digest and its size in bytes."""

    def pieces(self, digest: str) -> Iterator[bytes]:
        """Yield the bytes of a digest in pieces, unverified; nothing if they are not here."""

    def size(self, digest: str) -> int | None:
        """Return how many bytes lie under a digest; None if there are none."""

    def loss(self, digest: str, size: int) -> Loss | None:
        """Return what happened to the bytes of a digest; None if they are as they were taken in."""


def store_of(workspace: Workspace) -> Store:
    """Return where a workspace has its attachments."""
    if workspace.file is None:
        return TableStore(workspace)
    return folder_beside(workspace.file)


def folder_beside(file: Path) -> FolderStore:
    """Return the folder in which a workspace file, or a backup, has its attachments."""
    return FolderStore(file.resolve().parent / FOLDER)


class FolderStore:
    """Files named by their digests, in folders named by the first two digits."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, digest: str) -> Path:
        """Return where the bytes of a digest lie, if they are here."""
        return self.folder / digest[:2] / digest

    def keep(self, pieces: Iterable[bytes]) -> tuple[str, int]:
        """Keep bytes under their digest: written beside, synced, renamed. What is there already stays."""
        make_folder(self.folder)
        self._clear_left_over()
        temporary = self.folder / f"{secrets.token_hex(8)}.part"
        try:
            digest, size = _written(temporary, pieces)
            target = self.path(digest)
            if digest_of(self.pieces(digest)) != digest:  # not here, or damaged and mended by this
                make_folder(target.parent)
                temporary.replace(target)
                sync_folder(target.parent)
                sync_folder(self.folder)
        except OSError as error:
            raise NotReadable(
                tr("The folder of attachments {folder} can't be written.", folder=str(self.folder)),
                tr("Check that the disk has room and that you may write to it."),
                str(error),
            ) from error
        finally:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
        return digest, size

    def pieces(self, digest: str) -> Iterator[bytes]:
        """Yield the bytes of a digest in pieces, as they lie there."""
        with suppress(FileNotFoundError), self.path(digest).open("rb") as stream:
            while piece := stream.read(PART):
                yield piece

    def size(self, digest: str) -> int | None:
        """Return how many bytes lie under a digest; None if there are none."""
        try:
            return self.path(digest).stat().st_size
        except OSError:
            return None

    def loss(self, digest: str, size: int) -> Loss | None:
        """Return what happened to a file; its bytes are read again only after its size or time changed."""
        path = self.path(digest)
        try:
            found = path.stat()
            sound = found.st_size == size and _digest_at(path, size, found.st_mtime_ns) == digest
        except OSError:
            return Loss.MISSING
        return None if sound else Loss.DAMAGED

    def _clear_left_over(self) -> None:
        """Remove copies that were begun long ago by a program that was killed."""
        oldest = time.time() - _LEFT_OVER_AFTER
        with suppress(OSError):
            for file in self.folder.glob("*.part"):
                if file.stat().st_mtime < oldest:
                    file.unlink(missing_ok=True)


class TableStore:
    """Parts of files in a table of a server database."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def keep(self, pieces: Iterable[bytes]) -> tuple[str, int]:
        """Keep bytes under their digest, in one transaction."""
        # The digest is known at the end only: the parts wait under a name that no digest has.
        waiting, hashed, size = secrets.token_hex(8), hashlib.sha256(), 0
        with self._workspace.transaction() as connection:
            for number, piece in enumerate(pieces):
                hashed.update(piece)
                size += len(piece)
                row = {"digest": waiting, "number": number, "data": piece}
                connection.execute(insert(AttachmentPartRecord).values(row))
            digest = hashed.hexdigest()
            if digest_of(self.pieces(digest)) == digest:
                connection.execute(delete(AttachmentPartRecord).where(_PART.digest == waiting))
            else:
                connection.execute(delete(AttachmentPartRecord).where(_PART.digest == digest))
                renamed = update(AttachmentPartRecord).where(_PART.digest == waiting)
                connection.execute(renamed.values(digest=digest))
        return digest, size

    def pieces(self, digest: str) -> Iterator[bytes]:
        """Yield the bytes of a digest part by part, as they stand there."""
        with self._workspace.reading() as unit:
            for number in count():
                wanted = select(_PART.data).where(_PART.digest == digest, _PART.number == number)
                piece = unit.connection.execute(wanted).scalar_one_or_none()
                if piece is None:
                    return
                yield bytes(piece)

    def size(self, digest: str) -> int | None:
        """Return how many bytes stand under a digest; None if there are none."""
        with self._workspace.reading() as unit:
            found = select(func.sum(func.length(_PART.data))).where(_PART.digest == digest)
            size: int | None = unit.connection.execute(found).scalar_one()
        return size

    def loss(self, digest: str, size: int) -> Loss | None:
        """Return what happened to the parts of a file; a server is not asked for all of their bytes."""
        found = self.size(digest)
        if found is None:
            return Loss.MISSING
        return None if found == size else Loss.DAMAGED


def read_file(file: Path, going: Going) -> Iterator[bytes]:
    """Yield a file in pieces; raises Stopped when `going` says so, OSError if it can't be read."""
    done = 0
    with file.open("rb") as stream:
        while piece := stream.read(PART):
            done += len(piece)
            yield piece
            if not going(done):
                raise Stopped


def checked(store: Store, digest: str) -> Iterator[bytes]:
    """Yield the bytes of a digest; raises Lost at the end if they are not what they were, or at once if
    they are not here. Whoever writes them must not give them their name before the end.
    """
    hashed, found = hashlib.sha256(), False
    try:
        for piece in store.pieces(digest):
            found = True
            hashed.update(piece)
            yield piece
    except OSError as error:
        raise _lost(tr("The attached file can't be read."), str(error)) from error
    if not found:
        raise Lost(
            tr("The attached file is missing."),
            tr(
                "Bring the folder “{folder}” back beside the workspace, or attach the file once more.",
                folder=FOLDER,
            ),
            digest,
        )
    if hashed.hexdigest() != digest:
        raise _lost(tr("The attached file is damaged in the workspace."), digest)


def write_out(store: Store, digest: str, target: Path) -> None:
    """Write the bytes of a digest to `target`, whole or not at all; an older file there is replaced.

    Raises Lost if the bytes are missing or damaged, NotReadable if the target can't be written.
    """
    temporary = target.with_name(f".{secrets.token_hex(8)}.part")
    try:
        _written(temporary, checked(store, digest))
        temporary.replace(target)
        sync_folder(target.parent)
    except OSError as error:
        raise NotReadable(
            tr("{file} can't be written.", file=str(target)),
            tr("Check that the folder exists, has room and that you may write to it."),
            str(error),
        ) from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def carry(sizes: Mapping[str, int], source: Store, target: Store) -> list[str]:
    """Copy what `target` lacks of some digests, given with their sizes in bytes.

    Return those that `source` lacks or has damaged. What has its size in `target` is taken to be there: to read
    everything anew at every backup would take minutes. Raises NotReadable if `target` can't be written.
    """
    lost = []
    for digest, size in sizes.items():
        if target.size(digest) == size:
            continue
        try:
            target.keep(checked(source, digest))
        except Lost:
            lost.append(digest)
    return lost


def problem(store: Store, digest: str) -> str:
    """Return in words what is wrong with the bytes of a digest; empty if nothing is."""
    try:
        for _ in checked(store, digest):
            pass
    except Lost as error:
        return error.message
    return ""


def digest_of(pieces: Iterable[bytes]) -> str:
    """Return the SHA-256 of what pieces make up."""
    hashed = hashlib.sha256()
    for piece in pieces:
        hashed.update(piece)
    return hashed.hexdigest()


@lru_cache(maxsize=4096)
def _digest_at(path: Path, _size: int, _changed: int) -> str:
    """Return the digest of a file of this size, changed at this time (ns); read once as long as both stay."""
    with path.open("rb") as stream:
        return digest_of(iter(lambda: stream.read(PART), b""))


def _written(file: Path, pieces: Iterable[bytes]) -> tuple[str, int]:
    hashed, size = hashlib.sha256(), 0
    with file.open("xb") as stream:
        for piece in pieces:
            hashed.update(piece)
            size += stream.write(piece)
        stream.flush()
        os.fsync(stream.fileno())
    return hashed.hexdigest(), size


def _lost(message: str, details: str) -> Lost:
    return Lost(message, tr("Attach it once more from its file, or bring a backup of it back."), details)
