"""One window per user: a second start hands its file to the window that is open and ends.

Only the wire between the two processes; what is done with the file is the application's affair.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from workbench.kernel.paths import settings_folder

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalSocket

_WAIT = 2000  # ms
_MOST = 100_000  # bytes; nobody hands over more than a path
_ACKNOWLEDGED = b"ok\n"
# Stands in the settings folder while a window listens: most starts see that there is none without any network.
_SIGN = "window.open"


def hand_over(place: str) -> bool:
    """Give `place` (a workspace, or nothing to only come to the front) to a running window.

    Returns whether there was one that took it.
    """
    if not _sign().exists():
        return False
    from PySide6.QtNetwork import QLocalSocket  # not before the first paint, unless it ends this start

    socket = QLocalSocket()
    socket.connectToServer(_name())
    if not socket.waitForConnected(_WAIT):
        return False
    socket.write(place.encode() + b"\n")
    socket.waitForBytesWritten(_WAIT)
    taken = socket.waitForReadyRead(_WAIT) and socket.readAll().data() == _ACKNOWLEDGED
    socket.disconnectFromServer()
    return taken


class Listener(QObject):
    """Takes what second starts hand over: `asked(place)`."""

    asked = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        from PySide6.QtNetwork import QLocalServer

        self._server = QLocalServer(self)
        # Other accounts of the machine have no business here.
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._take)

    def listen(self) -> bool:
        """Begin to listen; a name left behind by a window that crashed is taken over."""
        listening = self._server.listen(_name())
        if not listening:
            self._server.removeServer(_name())
            listening = self._server.listen(_name())
        if listening:
            with suppress(OSError):  # then a second start opens a second window
                _sign().touch()
        return listening

    def close(self) -> None:
        """Stop listening."""
        if self._server.isListening():
            # Before the wire: once that is free another window may listen and set up its own sign.
            with suppress(OSError):
                _sign().unlink(missing_ok=True)
        self._server.close()

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
        place = bytes(socket.readLine().data()).decode("utf-8", errors="replace").rstrip("\n")
        socket.write(_ACKNOWLEDGED)
        socket.flush()
        self.asked.emit(place)


def _name() -> str:
    """Return the name of the wire, another one for each user and settings folder."""
    import hashlib  # OpenSSL comes with it, and most starts need no name

    return "standards-workbench-" + hashlib.sha256(str(settings_folder()).encode()).hexdigest()[:16]


def _sign() -> Path:
    return settings_folder() / _SIGN
