"""dev.py: standard library only, names its chores, says how to get what is missing, tells failures plainly."""

from __future__ import annotations

import ast
import importlib.util
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

import pytest

from tests.helpers import tools

SCRIPT = tools.ROOT / "dev.py"


@pytest.fixture
def dev(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Give dev.py as a module whose environment lies in an empty folder and that installs nothing by itself."""
    spec = importlib.util.spec_from_file_location("dev_under_test", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "VENV", tmp_path / "venv")
    monkeypatch.setattr(module, "STAMP", tmp_path / "venv" / "installed.json")
    return module


class Calls:
    """Stands for dev.call: keeps the commands and answers with the codes given for words in them."""

    def __init__(self, **codes: int) -> None:
        self.commands: list[list[str]] = []
        self.environments: list[dict[str, str]] = []
        self._codes = codes

    def __call__(self, command: Sequence[object], **environment: str) -> int:
        words = [str(word) for word in command]
        self.commands.append(words)
        self.environments.append(environment)
        return next((code for word, code in self._codes.items() if word in words), 0)

    def with_word(self, word: str) -> list[list[str]]:
        """Return the commands that hold a word."""
        return [command for command in self.commands if word in command]


def test_only_the_standard_library_is_imported() -> None:
    imported = set()
    for node in ast.walk(ast.parse(SCRIPT.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            imported |= {name.name.partition(".")[0] for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            imported.add((node.module or "").partition(".")[0])
    assert imported - sys.stdlib_module_names == set()


def test_help_names_every_chore() -> None:
    done = subprocess.run([sys.executable, SCRIPT, "--help"], capture_output=True, encoding="utf-8", check=True)
    for chore in ("run", "test", "lint", "lock", "templates", "translations", "bench", "screenshots", "walk"):
        assert f"\n  {chore} " in done.stdout


def test_an_unknown_chore_is_wrong_use() -> None:
    done = subprocess.run([sys.executable, SCRIPT, "tset"], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 2
    assert "'test'" in done.stderr


def test_an_old_python_gets_a_sentence(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "LEAST_PYTHON", (99, 0))
    assert dev.main(["run"]) == 3
    assert capsys.readouterr().out.startswith("Python 99.0 or newer is needed; this is 3.")


def test_who_is_not_root_gets_the_exact_line(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "on_debian", lambda: True)
    monkeypatch.setattr(dev, "may_install_system_packages", lambda: False)
    monkeypatch.setattr(dev, "call", lambda *_words: pytest.fail("nothing may be started"))
    assert not dev.install_system_packages(["libgl1", "libegl1", "libgl1"], "Qt lacks system libraries.")
    assert capsys.readouterr().out == (
        "Qt lacks system libraries. To install it: "
        "sudo apt-get install --yes --no-install-recommends libegl1 libgl1\n"
    )


def test_root_on_debian_gets_it_installed(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = Calls()
    monkeypatch.setattr(dev, "may_install_system_packages", lambda: True)
    monkeypatch.setattr(dev, "call", calls)
    assert dev.install_system_packages(["poppler-utils"], "A tool is missing.")
    assert [command[:2] for command in calls.commands] == [["apt-get", "update"], ["apt-get", "install"]]
    assert calls.commands[1][-1] == "poppler-utils"
    assert calls.environments[1] == {"DEBIAN_FRONTEND": "noninteractive"}


def test_a_failing_apt_get_is_said_with_the_line(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "may_install_system_packages", lambda: True)
    monkeypatch.setattr(dev, "call", Calls(install=100))
    assert not dev.install_system_packages(["poppler-utils"], "A tool is missing.")
    assert "apt-get could not install it" in capsys.readouterr().out


def test_missing_qt_libraries_are_named_by_their_packages(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "QtGui.abi3.so").touch()
    listing = "libEGL.so.1 => not found\n\tlibm.so.6 => /lib/libm.so.6\n\tlibGL.so.1 => not found"
    answers = {"ldd": listing, "-c": str(tmp_path)}

    def answer(command: Sequence[object], **_environment: str) -> str | None:
        words = [str(word) for word in command]
        return None if dev.CHECK_QT in words else next(text for word, text in answers.items() if word in words)

    monkeypatch.setattr(dev, "answer", answer)
    monkeypatch.setattr(dev.sys, "platform", "linux")
    monkeypatch.setattr(dev, "may_install_system_packages", lambda: False)
    assert not dev.ready_for_qt(Path("python"), "offscreen")
    assert capsys.readouterr().out.endswith("libegl1 libgl1\n")


def test_qt_itself_loads_here(dev: ModuleType) -> None:
    if not dev.qt_loads(Path(sys.executable), "offscreen"):
        tools.missing("the system libraries of Qt")
    assert dev.missing_qt_libraries(Path(sys.executable), "offscreen") == set()


def test_an_environment_that_is_not_there_or_of_another_version_is_not_sound(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not dev.environment_is_sound()
    monkeypatch.setattr(dev, "answer", lambda _command: "2.7")
    assert not dev.environment_is_sound()
    version = "{}.{}".format(*sys.version_info)
    monkeypatch.setattr(dev, "answer", lambda _command: version)
    assert dev.environment_is_sound()


@pytest.fixture
def installs(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """Give the list of what is asked of pip, in a sound environment with an empty stamp."""
    asked: list[tuple[str, ...]] = []
    dev.VENV.mkdir()
    monkeypatch.setattr(dev, "environment_is_sound", lambda: True)
    monkeypatch.setattr(dev, "pip_install", lambda _folder, *words: asked.append(words))
    return asked


def test_packages_are_installed_once(dev: ModuleType, installs: list[tuple[str, ...]]) -> None:
    dev.prepared("test")
    first = len(installs)
    dev.prepared("test")
    dev.prepared()
    assert len(installs) == first
    assert installs[-1][-2:] == ("-e", ".[test]")
    assert installs[-1][:2] == ("-c", str(dev.CONSTRAINTS))


def test_the_test_extra_is_added_to_an_environment_without_it(
    dev: ModuleType, installs: list[tuple[str, ...]]
) -> None:
    dev.prepared()
    assert installs[-1][-1] == "."
    dev.prepared("test")
    assert installs[-1][-1] == ".[test]"


def test_a_change_of_what_is_declared_installs_anew_with_the_extra_that_was_there(
    dev: ModuleType, installs: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    dev.prepared("test")
    before = len(installs)
    monkeypatch.setattr(dev, "fingerprint", lambda: "another")
    dev.prepared()
    assert len(installs) > before
    assert installs[-1][-1] == ".[test]"


def test_an_installation_that_failed_is_tried_again(
    dev: ModuleType, installs: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "fingerprint", lambda: "as at first")
    dev.prepared()
    monkeypatch.setattr(dev, "fingerprint", lambda: "another")
    with monkeypatch.context() as offline:
        offline.setattr(dev, "pip_install", out_of_reach)
        with pytest.raises(ConnectionError):
            dev.prepared()
    monkeypatch.setattr(dev, "fingerprint", lambda: "as at first")
    before = len(installs)
    dev.prepared()
    assert len(installs) > before


def out_of_reach(*_words: object) -> None:
    """Stand for a pip that can't reach its index."""
    raise ConnectionError


def test_a_package_index_out_of_reach_is_one_sentence(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "environment_is_sound", lambda: True)
    monkeypatch.setattr(dev, "python_of", lambda _folder: Path(sys.executable))
    for name in ("PIP_FIND_LINKS", "PIP_EXTRA_INDEX_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_CONFIG_FILE", "nothing")
    monkeypatch.setattr(dev, "build_requirements", lambda: ["a-package-that-nobody-has"])
    dev.VENV.mkdir()
    assert dev.main(["lint"]) == 3
    last = capsys.readouterr().out.splitlines()[-1]
    assert last.startswith("The packages could not be installed; is the package index within reach?")
    assert "a-package-that-nobody-has" in last


def test_a_broken_connection_is_named_as_the_reason(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    words = "WARNING: Retrying after connection broken by 'X'\nERROR: conflicting dependencies"
    failed = subprocess.CompletedProcess([], 1, stdout="", stderr=words)
    monkeypatch.setattr(dev, "environment_is_sound", lambda: True)
    monkeypatch.setattr(dev, "captured", lambda _command: failed)
    dev.VENV.mkdir()
    assert dev.main(["run"]) == 3
    assert "pip says: the connection failed." in capsys.readouterr().out
    assert (dev.VENV / "pip.log").read_text(encoding="utf-8") == words


@pytest.fixture
def calls(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> Calls:
    """Give what the chores start, in an environment where everything is ready."""
    made = Calls()
    monkeypatch.setattr(dev, "prepared", lambda _extra="": Path("python"))
    monkeypatch.setattr(dev, "ready_for_qt", lambda _python, _platform="": True)
    monkeypatch.setattr(dev, "missing_tool_packages", list)
    monkeypatch.setattr(dev, "call", made)
    return made


def test_every_check_and_the_tests_run_though_the_first_check_fails(
    dev: ModuleType, calls: Calls, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    failing = Calls(ruff=1)
    monkeypatch.setattr(dev, "call", failing)
    assert dev.main(["test"]) == 1
    assert len(failing.with_word("ruff")) == 2
    assert failing.with_word("mypy")
    assert failing.with_word("pytest")
    assert capsys.readouterr().out.splitlines()[-1] == (
        "The code is not in order: ruff check, ruff format failed."
    )


def test_the_tests_come_last_and_nothing_is_printed_after_them(
    dev: ModuleType, calls: Calls, capsys: pytest.CaptureFixture[str]
) -> None:
    assert dev.main(["test", "-k", "one", "tests/unit"]) == 0
    assert calls.commands[-1][-3:] == ["-k", "one", "tests/unit"]
    assert calls.environments[-1] == {"QT_QPA_PLATFORM": "offscreen"}
    assert capsys.readouterr().out.splitlines()[-1] == "The code is in order. The tests follow."


def test_failing_tests_fail_the_chore(dev: ModuleType, monkeypatch: pytest.MonkeyPatch, calls: Calls) -> None:
    monkeypatch.setattr(dev, "call", Calls(pytest=5))
    assert dev.main(["test"]) == 5


def test_without_a_display_the_main_job_is_shown(
    dev: ModuleType,
    calls: Calls,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    monkeypatch.setattr(dev.sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    assert dev.main(["run"]) == 0
    assert calls.commands == [["python", "main.py", "tour", "sample-output"]]
    assert capsys.readouterr().out.startswith("This machine has no display")


def test_with_a_window_and_a_display_the_window_opens(
    dev: ModuleType, calls: Calls, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    monkeypatch.setattr(dev, "has_display", lambda: True)
    assert dev.main(["run"]) == 0
    assert calls.commands == [["python", "main.py"]]


def test_the_declared_dependencies_are_read_from_setup_cfg(dev: ModuleType) -> None:
    declared = dev.declared_requirements()
    assert any(line.startswith("SQLAlchemy") for line in declared)
    assert any(line.startswith("ruff") for line in declared)
    assert dev.build_requirements() == ["setuptools>=77"]


def test_locking_writes_sorted_pins_without_this_project(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(dev, "CONSTRAINTS", tmp_path / "constraints.txt")
    monkeypatch.setattr(dev, "make_environment", lambda folder: folder.mkdir(parents=True))
    monkeypatch.setattr(dev, "pip_install", lambda _folder, *words: asked.extend(words))
    monkeypatch.setattr(dev, "answer", lambda _command: "PyYAML==6.0.3\nalembic==1.20.1")
    assert dev.main(["lock"]) == 0
    header, *pins = (tmp_path / "constraints.txt").read_text(encoding="utf-8").splitlines()
    assert header.startswith("#")
    assert pins == ["alembic==1.20.1", "PyYAML==6.0.3"]
    assert "-c" not in asked
    assert not any(word.startswith((".", "-e")) for word in asked)
