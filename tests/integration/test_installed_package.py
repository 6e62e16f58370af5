"""The wheel: holds the data, installs in a fresh environment, and works there from any folder."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.helpers import project, tools


def quiet(command: Sequence[object], folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder, with the program's home kept and nothing else of this process's Python."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return subprocess.run(
        [str(word) for word in command],
        cwd=folder,
        env={**environment, "LANG": "C.UTF-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the wheel, built from a copy of the project's files so that nothing is left in the project."""
    copy = tmp_path_factory.mktemp("source")
    for path in project.files():
        target = copy / path.relative_to(tools.ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)
    out = tmp_path_factory.mktemp("wheel")
    done = quiet([sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", out], copy)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    [built] = out.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def scripts(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of programs of a fresh environment with the wheel installed.

    What the wheel depends on is lent from the environment of the tests, so nothing is fetched.
    """
    fresh = tmp_path_factory.mktemp("fresh") / "venv"
    made = quiet([sys.executable, "-m", "venv", "--without-pip", fresh], wheel.parent)
    assert made.returncode == 0, made.stderr
    folder = fresh / ("Scripts" if os.name == "nt" else "bin")
    pip = [sys.executable, "-m", "pip", "--python", folder / "python"]
    done = quiet([*pip, "install", "--no-deps", "--no-index", wheel], wheel.parent)
    assert done.returncode == 0, done.stderr
    asked = [folder / "python", "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    packages = Path(quiet(asked, wheel.parent).stdout.strip())
    # Lines of a .pth file add folders, but .pth files in those folders are not read: the checkout stays out.
    lent = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (packages / "lent.pth").write_text("\n".join(sorted(lent)), encoding="utf-8")
    return folder


def test_the_wheel_holds_every_file_of_the_data_folders(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        inside = set(archive.namelist())
    relative = [path.relative_to(tools.ROOT) for path in project.files()]
    data = [path for path in relative if path.parts[0] in project.DATA_FOLDERS]
    assert {f"workbench/_data/{path.as_posix()}" for path in data} - inside == set()
    assert {path.parts[0] for path in data} == set(project.DATA_FOLDERS)


def test_the_wheel_holds_the_program_and_nothing_of_the_tests(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        tops = {name.partition("/")[0] for name in archive.namelist()}
        code = {name for name in archive.namelist() if name.endswith(".py")}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"workbench"}
    on_disk = {path.relative_to(tools.ROOT).as_posix() for path in (tools.ROOT / "workbench").rglob("*.py")}
    assert code == on_disk


def test_the_installed_program_is_not_the_checkout(scripts: Path, tmp_path: Path) -> None:
    done = quiet([scripts / "python", "-c", "import workbench; print(workbench.__file__)"], tmp_path)
    assert Path(done.stdout.strip()).is_relative_to(scripts.parent)


def test_the_installed_program_finds_its_forms_from_another_folder(scripts: Path, tmp_path: Path) -> None:
    done = quiet([scripts / "standards-workbench-cli", "forms", "--json"], tmp_path)
    assert done.returncode == 0, done.stderr
    assert "gb-t-recommended" in json.dumps(json.loads(done.stdout))


def test_the_installed_program_does_the_main_job_from_another_folder(scripts: Path, tmp_path: Path) -> None:
    done = quiet([scripts / "standards-workbench-cli", "tour", "out"], tmp_path)
    assert done.returncode == 0, done.stderr
    assert list((tmp_path / "out").rglob("*.docx"))


def test_the_installed_program_speaks_chinese(scripts: Path, tmp_path: Path) -> None:
    code = (
        "from workbench.kernel.i18n import tr, use_language; use_language('zh'); "
        "print(tr('There is none yet.'))"
    )
    done = quiet([scripts / "python", "-X", "utf8", "-c", code], tmp_path)
    assert done.stdout.strip() not in {"", "There is none yet."}


def test_the_starter_of_the_window_is_installed(scripts: Path) -> None:
    assert list(scripts.glob("standards-workbench*"))
    assert shutil.which("standards-workbench", path=str(scripts))
