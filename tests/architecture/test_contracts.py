"""Who may import whom: the contracts of setup.cfg hold, and each of them notices a breach."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers import project, tools

CHECK = "from importlinter.cli import lint_imports_command; lint_imports_command()"

# A line added to a module: the contract that must break.
BREACHES = {
    "Layers: dependencies point down only": ("kernel/__init__.py", "import workbench.domain.values"),
    "Use cases share steps, never each other": ("services/drafting.py", "import workbench.services.checking"),
    "Qt is imported by workbench.ui only": ("domain/__init__.py", "import PySide6"),
    "SQLAlchemy is imported by workbench.storage only": ("checks/__init__.py", "import sqlalchemy"),
    "Word libraries are imported by workbench.word only": ("plan/__init__.py", "import docx"),
    "Front ends reach adapters through services only": ("cli/__init__.py", "import workbench.storage.engine"),
    "Table classes stay inside storage": ("app/__init__.py", "import workbench.storage.records.base"),
    "Pages do not know each other": ("ui/pages/cases/__init__.py", "import workbench.ui.pages.plan"),
    "Layers inside the window": ("ui/widgets/__init__.py", "import workbench.ui.mainwindow.menus"),
    "No import cycles between siblings": ("storage/engine.py", "import workbench.storage.workspace"),
}


def verdicts(folder: Path) -> dict[str, str]:
    """Return KEPT or BROKEN for each contract, for the program in `folder`."""
    done = subprocess.run(
        [sys.executable, "-c", CHECK, "--config", "setup.cfg", "--no-cache"],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    found = dict(re.findall(r"^(.+?) (KEPT|BROKEN)\b", done.stdout, re.MULTILINE))
    assert found, done.stdout + done.stderr
    print(done.stdout)
    return found


def contracts() -> set[str]:
    """Return the names of the contracts in setup.cfg."""
    parser = project.declared()
    return {parser[name]["name"] for name in parser.sections() if name.startswith("importlinter:contract:")}


def test_every_contract_is_kept() -> None:
    found = verdicts(tools.ROOT)
    assert set(found) == contracts()
    assert {name for name, verdict in found.items() if verdict != "KEPT"} == set()


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Give the verdicts on a copy of the program that breaks every contract once."""
    folder = tmp_path_factory.mktemp("broken")
    shutil.copytree(
        tools.ROOT / "workbench", folder / "workbench", ignore=shutil.ignore_patterns("__pycache__")
    )
    shutil.copy(tools.ROOT / "setup.cfg", folder)
    for module, line in BREACHES.values():
        with (folder / "workbench" / module).open("a", encoding="utf-8") as file:
            file.write(f"\n{line}\n")
    return verdicts(folder)


@pytest.mark.parametrize("contract", BREACHES)
def test_a_contract_notices_a_breach(contract: str, broken: dict[str, str]) -> None:
    assert broken[contract] == "BROKEN"


def test_there_is_a_breach_for_every_contract() -> None:
    assert set(BREACHES) == contracts()
