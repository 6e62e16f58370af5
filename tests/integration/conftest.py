"""A workbench on each kind of database, closed at the end."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers.prepared import open_prepared
from workbench.app.workbench import Workbench


@pytest.fixture
def workbench(workspace_location: str) -> Iterator[Workbench]:
    """Give an empty workspace, on SQLite and then on PostgreSQL."""
    with open_prepared(workspace_location) as opened:
        yield opened


@pytest.fixture
def file_workbench(tmp_path: Path) -> Iterator[Workbench]:
    """Give an empty workspace in a file."""
    with open_prepared(str(tmp_path / "workspace.db")) as opened:
        yield opened
