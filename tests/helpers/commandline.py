"""The real command line, as a person calls it: a new process each time."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.helpers.tools import ROOT


@dataclass(frozen=True)
class Answer:
    """What a call gave back."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Standard output read as JSON."""
        return json.loads(self.out)

    @property
    def error(self) -> dict[str, str]:
        """The error that stands in JSON on standard error."""
        found: dict[str, str] = json.loads(self.err)["error"]
        return found


@dataclass(frozen=True)
class CommandLine:
    """Calls `main.py` on one workspace (empty: the user's own), in English, with a home of its own."""

    workspace: str
    folder: Path
    home: Path

    def __call__(self, *arguments: str, stdin: str = "", **environment: str) -> Answer:
        """Run one command and return what it gave back."""
        place = ["-w", self.workspace] if self.workspace else []
        command = [sys.executable, str(ROOT / "main.py"), *place, *arguments]
        settings = {
            "WORKBENCH_HOME": str(self.home),
            "WORKBENCH_LANGUAGE": "en",
            "PYTHONWARNINGS": "error",
            **environment,
        }
        done = subprocess.run(
            command,
            input=stdin,
            capture_output=True,
            encoding="utf-8",
            cwd=self.folder,
            env={**os.environ, **settings},
            timeout=120,
            check=False,
        )
        return Answer(done.returncode, done.stdout, done.stderr)
