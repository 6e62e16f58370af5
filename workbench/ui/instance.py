"""One window per user: a second start hands its file to the window that is open and ends.

The first start claims to be the only one before it shows anything; the wire between the two processes is there
some time later. What is done with the file is the application's affair.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from PySide6.QtCore import QDeadlineTimer, QLockFile, QObject, QSysInfo, Signal

from workbench.kernel.paths import WORKSPACE_ENDINGS, settings_folder

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalSocket

_ANSWER_WITHIN = 5000  # ms
_WIRE_WITHIN = 15_000  # ms until a window that was just started listens, on a slow machine
_SETTLED = 1000  # ms after which a lock is surely written
_STEP = 100  # ms
_MOST = 100_000  # bytes; nobody hands over more than a path
_ACKNOWLEDGED = b"ok\n"
_LOCK = "window.lock"


@dataclass(frozen=True, slots=True)
class Wish:
    """What a start asks for: the workspace at `place` (empty: only the window), made if it `may_be_new`.

    If not, it was given as a file, which may be one of another kind.
    """

    place: str = ""
    may_be_new: bool = True

    @property
    def is_for_workspace(self) -> bool:
        """Whether a workspace is to be opened: what is named as one, or a file that is one by its ending."""
        known = PurePath(self.place).suffix.lower() in WORKSPACE_ENDINGS
        return bool(self.place) and (self.may_be_new or known or "://" in self.place)

    def to_line(self) -> bytes:
        """Return the wish as it goes over the wire."""
        return f"{'open-or-make' if self.may_be_new else 'open'} {self.place}\n".encode()

    @classmethod
    def of_line(cls, line: bytes) -> Wish:
        """Return the wish that came over the wire."""
        verb, _blank, place = line.decode("utf-8", errors="replace").rstrip("\n").partition(" ")
        return cls(place, verb != "open")


ONLY_THE_WINDOW = Wish()


class Claim:
    """The right to be the one window of this user; it ends with the process, whatever way that ends."""

    def __init__(self) -> None:
        self._file = settings_folder() / _LOCK
        self._lock = QLockFile(str(self._file))
        self._lock.setStaleLockTime(0)  # it counts as long as its process lives, not for half a minute

    def take(self, patience: int = 0) -> bool:
        """Return whether the claim is ours, waiting for some ms."""
        return self._lock.isLocked() or self._lock.tryLock(patience)

    def take_over(self) -> bool:
        """Take a claim that no process holds, though a file is there; return whether it is ours.

        The file may be empty, or name a process that is another program by now. Who has the claim has the file
        locked as well, which the system knows. One that is not settled may just be being written.
        """
        return self.age() > _SETTLED and self._lock.removeStaleLockFile() and self.take()

    def age(self) -> int:
        """Return for how many ms somebody has the claim; 0 if that can't be told."""
        try:
            taken = self._file.stat().st_mtime
        except OSError:
            return 0
        return round(abs(time.time() - taken) * 1000)  # a clock that was put back makes nothing young

    def is_disputed(self) -> bool:
        """Return whether a process of this machine has it; else nobody can be asked, and it can't be had."""
        if self._lock.error() is not QLockFile.LockError.LockFailedError:
            return False
        _process, host, _program = self._lock.getLockInfo()
        return host in ("", QSysInfo.machineHostName())  # empty: it is just being written or removed

    def release(self) -> None:
        """Let another window be the one."""
        self._lock.unlock()


def hand_over(wish: Wish, claim: Claim) -> bool:
    """Give a wish to the window that has the claim, which may still be on its way to listen if it is young.

    Returns whether it was taken; if not, this start shows a window, with the claim if nobody had it.
    """
    waiting, settled = QDeadlineTimer(_WIRE_WITHIN), QDeadlineTimer(_SETTLED)
    while not claim.take() and claim.is_disputed():
        answered = _ask(wish)
        if answered is not None:
            return answered
        deaf = settled.hasExpired() and claim.age() > _WIRE_WITHIN
        if claim.take_over() or deaf or waiting.hasExpired() or claim.take(_STEP):
            break
    return False


def _ask(wish: Wish) -> bool | None:
    """Return whether the window took a wish; None if it does not listen."""
    from PySide6.QtNetwork import QLocalSocket  # not before the first paint, unless it ends this start

    socket = QLocalSocket()
    socket.connectToServer(_name())
    if not socket.waitForConnected(_ANSWER_WITHIN):
        return None
    socket.write(wish.to_line())
    socket.waitForBytesWritten(_ANSWER_WITHIN)
    taken = socket.waitForReadyRead(_ANSWER_WITHIN) and socket.readAll().data() == _ACKNOWLEDGED
    socket.disconnectFromServer()
    return taken


class Listener(QObject):
    """Takes what second starts hand over, if this window has the claim: `asked(wish)`."""

    asked = Signal(object)

    def __init__(self, claim: Claim, parent: QObject | None = None) -> None:
        super().__init__(parent)
        from PySide6.QtNetwork import QLocalServer

        self._claim = claim
        self._server = QLocalServer(self)
        # Other accounts of the machine have no business here.
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._take)

    def listen(self) -> bool:
        """Begin to listen; a name left behind by a window that crashed is taken over.

        Returns whether it does. If not, the claim is given up, so that no later start waits for an answer.
        """
        if not self._claim.take():
            return False  # the name belongs to a window that could not be asked
        if not self._server.listen(_name()):
            self._server.removeServer(_name())
            self._server.listen(_name())
        if not self._server.isListening():
            self._claim.release()
        return self._server.isListening()

    def close(self) -> None:
        """Stop listening; only then another window may, on the same name."""
        self._server.close()
        self._claim.release()

    def _take(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.readyRead.connect(lambda link=socket: self._read(link))
            socket.disconnected.connect(socket.deleteLater)
            if socket.bytesAvailable():
                self._read(socket)

    def _read(self, socket: QLocalSocket) -> None:
        if socket.bytesAvailable() > _MOST:
            socket.abort()
            return
        if not socket.canReadLine():
            return
        wish = Wish.of_line(bytes(socket.readLine().data()))
        socket.write(_ACKNOWLEDGED)
        socket.flush()
        self.asked.emit(wish)


def _name() -> str:
    """Return the name of the wire, another one for each user and settings folder."""
    import hashlib  # OpenSSL comes with it, and most starts need no name

    return "standards-workbench-" + hashlib.sha256(str(settings_folder()).encode()).hexdigest()[:16]
