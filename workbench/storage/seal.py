"""The key that seals the journal, and the last hash seen, both kept outside the workspace.

Who can write to the workspace file can rewrite its chain of hashes, but not its MACs without this key, and can
cut off its end, but not without disagreeing with the hash remembered here.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import logging
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from workbench.kernel.errors import NotReadable
from workbench.kernel.fingerprint import digest
from workbench.kernel.i18n import tr
from workbench.storage.repositories.journal import Mac

_RECORD_LENGTH = 128


@dataclass(frozen=True, slots=True)
class Remembered:
    """The last entry that this user's program wrote or saw."""

    number: int
    hash: str


class JournalSeal(Mac):
    """The journal key of this user in `folder`, made at first use."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._key = _key_in(folder / "journal.key")
        self.key_id = digest(self._key)[:16]

    def __call__(self, entry_hash: str) -> str:
        """Return the MAC of a hash, 64 hexadecimal digits."""
        return hmac.new(self._key, entry_hash.encode(), hashlib.sha256).hexdigest()

    def remember(self, workspace_id: str, number: int, entry_hash: str) -> None:
        """Keep number and hash of the last entry.

        Written after the commit and not synced to the disk: after a crash it may be older than the journal,
        never newer, and an older one still proves everything up to it. For the same reason a failure is only
        logged: the act itself was stored.
        """
        path = self._path(workspace_id)
        # Of one length and written over in one go, which costs a tenth of a new file moved into place; should
        # it be torn all the same, it can't be read and counts as nothing remembered.
        record = json.dumps({"number": number, "hash": entry_hash}).ljust(_RECORD_LENGTH).encode("ascii")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            handle = os.open(path, os.O_WRONLY | os.O_CREAT, 0o600)
            try:
                os.write(handle, record)
            finally:
                os.close(handle)
        except OSError:
            logging.getLogger("workbench").warning("the end of the journal was not remembered", exc_info=True)

    def forget(self, workspace_id: str) -> None:
        """Forget a workspace that will be removed."""
        self._path(workspace_id).unlink(missing_ok=True)

    def remembered(self, workspace_id: str) -> Remembered | None:
        """Return what was kept for a workspace; None if nothing readable was."""
        try:
            data = json.loads(self._path(workspace_id).read_text(encoding="ascii"))
            return Remembered(int(data["number"]), str(data["hash"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def _path(self, workspace_id: str) -> Path:
        return self._folder / "journals" / f"{workspace_id}.json"


def _key_in(path: Path) -> bytes:
    """Return the key kept at `path`, made if there is none; an existing one is never written over."""
    try:
        if not path.exists():
            _make_key(path)
        key = path.read_bytes()
    except OSError as error:
        raise NotReadable(
            tr("The journal's key {file} can't be read.", file=str(path)),
            tr("Check that you may read this file."),
            str(error),
        ) from error
    if len(key) != hashlib.sha256().digest_size:
        raise NotReadable(
            tr("The journal's key {file} is damaged.", file=str(path)),
            tr("Put a copy of the file back, or move it away to get a new key."),
        )
    return key


def _make_key(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix="journal-", suffix=".new", dir=path.parent)  # for its owner only
    draft = Path(name)
    with os.fdopen(handle, "wb") as file:
        file.write(os.urandom(hashlib.sha256().digest_size))
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(draft, path)  # unlike a rename it never takes the place of a key made meanwhile
    except FileExistsError:
        pass
    except OSError:
        draft.rename(path)  # a file system without links; on Windows this does not replace either
    draft.unlink(missing_ok=True)
