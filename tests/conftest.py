"""What every test stands on: a home of its own, the English language, and both databases.

Fixtures of one kind of test live beside that kind; builders and helpers live in `tests/helpers`.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from hypothesis import settings

from tests.helpers import postgres, tools
from workbench.kernel.i18n import use_language
from workbench.kernel.paths import HOME_VARIABLE

# Windows of tests need no screen, whatever way pytest was started.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# The machine may be busy: a slow example says nothing, and the same examples must run everywhere.
settings.register_profile("workbench", deadline=None, derandomize=True, database=None)
settings.load_profile("workbench")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give an empty folder that stands for all of the user's own folders; messages are in English."""
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv(HOME_VARIABLE, str(folder))
    use_language("en")
    yield folder
    use_language("en")


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """Give the words that Qt is started with, as the program starts it."""
    from workbench.ui.application import QT_ARGUMENTS

    return QT_ARGUMENTS


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[postgres.Server]:
    """Give a running PostgreSQL server, one per test process; skips when there is none (CI=true: fails)."""
    with ExitStack() as stack:
        try:
            server = stack.enter_context(postgres.running_server())
        except postgres.NoServer as reason:
            tools.missing(f"PostgreSQL: {reason}")
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def workspace_location(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Give the place of a workspace that isn't made yet: a file, then the URL of an empty server database."""
    if request.param == "sqlite":
        yield str(tmp_path / "workspace.db")
        return
    server: postgres.Server = request.getfixturevalue("postgres_server")
    with server.database() as url:
        yield url


@pytest.fixture
def database_url(workspace_location: str) -> str:
    """Give the same place as a URL that SQLAlchemy understands, on each kind of database."""
    if "://" in workspace_location:
        return workspace_location
    return f"sqlite:///{Path(workspace_location).as_posix()}"


@pytest.fixture
def postgres_url(postgres_server: postgres.Server) -> Iterator[str]:
    """Give the SQLAlchemy URL of an empty PostgreSQL database, for what only a server can do."""
    with postgres_server.database() as url:
        yield url
