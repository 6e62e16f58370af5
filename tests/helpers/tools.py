"""Outside tools that some tests need: a missing one skips on a desk and fails where everything must be there.

Ends at saying so; installing the tools is the duty of `dev.py`.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import NoReturn

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"


def everything_must_be_there() -> bool:
    """Return whether a missing tool is a failure: true when the variable CI says `true`."""
    return os.environ.get("CI", "").lower() == "true"


def missing(reason: str) -> NoReturn:
    """Skip the test with `reason`, or fail it where everything must be there."""
    if everything_must_be_there():
        pytest.fail(f"CI=true, so nothing may be missing: {reason}", pytrace=False)
    pytest.skip(reason)


def require_tool(name: str) -> str:
    """Return the path of the program `name`; skips or fails the test when it isn't installed."""
    found = shutil.which(name)
    return found if found else missing(f"the program {name} is not installed")


def shared_file(*parts: str) -> Path:
    """Return a file of the optional folder beside the project; skips the test when it isn't there.

    Its absence is no fault of the machine, so it skips with CI=true as well.
    """
    path = SHARED.joinpath(*parts)
    if not path.exists():
        pytest.skip(f"the optional file {'/'.join(parts)} is not beside the project")
    return path
