"""One writer at a time on a workspace file, and who it is.

The lock is the operating system's, so that it vanishes with the process that held it; the name beside it is
only a note for people. Readers never take it.
"""

from __future__ import annotations

import json
import os
import socket
import threading
from pathlib import Path

from filelock import FileLock, Timeout

from workbench.kernel.errors import NotReadable, WorkspaceLocked
from workbench.kernel.i18n import tr


class WriterLock:
    """The writer's lock of one workspace file; taken at the first write, kept until `release`."""

    def __init__(self, workspace: Path) -> None:
        self._workspace = workspace
        # One lock per process, whichever of its threads took it.
        self._lock = FileLock(workspace.with_name(workspace.name + ".lock"), timeout=0, thread_local=False)
        self._guard = threading.Lock()
        self._note = workspace.with_name(workspace.name + ".writer.json")

    def take(self, who: str, wait: float = 0) -> None:
        """Take the lock for `who`, after `wait` seconds at most.

        Raises WorkspaceLocked naming the holder if another process has it.
        """
        with self._guard:
            if not self._lock.is_locked:
                self._acquire(wait)
                self._write_note(who)

    def _acquire(self, wait: float) -> None:
        try:
            self._lock.acquire(timeout=wait)
        except Timeout as error:
            raise WorkspaceLocked(
                tr("{file} is being changed by {holder}.", file=self._workspace.name, holder=self._holder()),
                tr("Close the other window or wait until it has finished; reading is possible meanwhile."),
            ) from error
        except OSError as error:
            raise NotReadable(
                tr("{file} can't be written.", file=str(self._workspace)),
                tr("Check that the folder exists and that you may write to it."),
                str(error),
            ) from error

    def exists(self) -> bool:
        """Return whether anybody ever took this lock."""
        return Path(self._lock.lock_file).exists()

    def is_held_elsewhere(self) -> bool:
        """Return whether another process, or another opening of the file, holds the lock now.

        To find out it is taken for a moment. Where it can't be, somebody is taken to hold it.
        """
        with self._guard:
            if self._lock.is_locked or not self.exists():
                return False
            try:
                self._lock.acquire(timeout=0)
            except (Timeout, OSError):
                return True
            self._lock.release(force=True)
            return False

    def release(self) -> None:
        """Give the lock back, if it was taken."""
        with self._guard:
            if self._lock.is_locked:
                self._note.unlink(missing_ok=True)
                self._lock.release(force=True)

    def _write_note(self, who: str) -> None:
        note = {"who": who, "host": socket.gethostname(), "process": os.getpid()}
        try:
            self._note.write_text(json.dumps(note, ensure_ascii=False), encoding="utf-8")
        except OSError:
            return  # the note is a courtesy; the lock itself holds

    def _holder(self) -> str:
        try:
            note = json.loads(self._note.read_text(encoding="utf-8"))
            return tr(
                "{who} on {host} (process {process})",
                who=note["who"],
                host=note["host"],
                process=note["process"],
            )
        except (OSError, ValueError, KeyError, TypeError):
            return tr("another program")
