"""One command for every chore of this project: sets up what it needs first, uses the standard library only.

`python3 dev.py --help` lists the chores. What a chore needs is kept in `.venv` beside this file and is
installed again only when the declared dependencies change. Ends at starting things: what they do is their
own affair.
"""

from __future__ import annotations

import argparse
import configparser
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
CONSTRAINTS = ROOT / "constraints.txt"
STAMP = VENV / "installed.json"
LEAST_PYTHON = (3, 11)

# A system library that Qt loads: its Debian package. First for any use of Qt, then for a window on a screen;
# left out are libraries that come with one of these.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
CHECK_QT = "from PySide6.QtWidgets import QApplication; QApplication([])"
FIND_QT = "import importlib.util; print(importlib.util.find_spec('PySide6').submodule_search_locations[0])"
FIND_VERSION = "import sys, pip; print('%d.%d' % sys.version_info[:2])"

BUILD_TEMPLATES = """from workbench.kernel import paths; from workbench.word import blueprint
print(*blueprint.build_templates(paths.template_folder()), sep="\\n")"""


class Stop(Exception):
    """The chore can't go on; the text is the sentence for the person who called it."""


def say(sentence: str) -> None:
    """Print a sentence at once, so that it stands before the output of what is started next."""
    print(sentence, flush=True)


def call(command: Sequence[object], **environment: str) -> int:
    """Run a command in the project folder with its output shown; return its exit code."""
    words = [str(word) for word in command]
    return subprocess.run(words, cwd=ROOT, env={**os.environ, **environment}, check=False).returncode


def answer(command: Sequence[object], **environment: str) -> str | None:
    """Return what a command prints, or None when it fails or doesn't exist."""
    try:
        done = captured(command, **environment)
    except OSError:
        return None
    return done.stdout.strip() if done.returncode == 0 else None


def captured(command: Sequence[object], **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command in the project folder and keep its output; raises OSError when it doesn't exist."""
    words = [str(word) for word in command]
    everything = {**os.environ, **environment}
    return subprocess.run(
        words, cwd=ROOT, env=everything, capture_output=True, encoding="utf-8", errors="replace", check=False
    )


# The environment


def python_of(folder: Path) -> Path:
    """Return the Python of a virtual environment."""
    return folder / "Scripts" / "python.exe" if os.name == "nt" else folder / "bin" / "python"


def make_environment(folder: Path) -> None:
    """Make a virtual environment in `folder`, in the place of whatever is there."""
    if importlib.util.find_spec("ensurepip") is None:
        # Debian keeps this part of Python in a package of its own.
        install_system_packages(["python3-venv"], "Python's module for virtual environments is missing.")
    shutil.rmtree(folder, ignore_errors=True)
    # The Python that `folder` was made with, also when this program runs inside of `folder`.
    python = getattr(sys, "_base_executable", None) or sys.executable
    if call([python, "-m", "venv", folder]) != 0:
        raise Stop(f"The virtual environment {folder.name} could not be made.")


def environment_is_sound() -> bool:
    """Return whether `.venv` has a working Python of this version, with pip."""
    return answer([python_of(VENV), "-c", FIND_VERSION]) == f"{sys.version_info[0]}.{sys.version_info[1]}"


def fingerprint() -> str:
    """Return what the installed packages depend on, as one hash; the place counts, because scripts name it."""
    parts = [str(ROOT).encode()]
    parts += [(ROOT / name).read_bytes() for name in ("setup.cfg", "pyproject.toml", "constraints.txt")]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def installed() -> dict[str, str]:
    """Return what the stamp says; nothing when there is none or it can't be read."""
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def prepared(extra: str = "") -> Path:
    """Return the Python of `.venv` with the pinned packages, those of `extra` too; set up what is missing."""
    if not environment_is_sound():
        say("Making .venv …")
        make_environment(VENV)
    stamp = installed()
    extra = extra or stamp.get("extra", "")  # what was there once is kept up to date
    wanted = {"fingerprint": fingerprint(), "extra": extra}
    if stamp != wanted:
        STAMP.unlink(missing_ok=True)
        say("Installing the packages that are pinned in constraints.txt (the first time takes some minutes) …")
        pins = ("-c", str(CONSTRAINTS))
        pip_install(VENV, *pins, *build_requirements())
        # The tools of the build are pinned as well, so no other ones are fetched for it.
        pip_install(VENV, *pins, "--no-build-isolation", "-e", f".[{extra}]" if extra else ".")
        STAMP.write_text(json.dumps(wanted), encoding="utf-8")
    return python_of(VENV)


def pip_install(folder: Path, *words: str) -> None:
    """Install packages into a virtual environment; raises Stop with the reason that pip gives."""
    done = captured([python_of(folder), "-m", "pip", "install", "--progress-bar", "off", *words])
    log = folder / "pip.log"
    log.write_text(done.stdout + done.stderr, encoding="utf-8")
    if done.returncode:
        errors = [line[6:].strip() for line in done.stderr.splitlines() if line.startswith("ERROR:")]
        reason = (errors or [f"it ended with {done.returncode}."])[0]
        if "after connection broken" in done.stderr:
            reason = "the connection failed."
        where = f"pip says: {reason} (All of it is in {log}.)"
        raise Stop(f"The packages could not be installed; is the package index within reach? {where}")


def build_requirements() -> list[str]:
    """Return what building this project needs, from pyproject.toml."""
    import tomllib  # not in older Pythons, which get a sentence and no traceback

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return list(project["build-system"]["requires"])


def declared_requirements() -> list[str]:
    """Return every dependency declared in setup.cfg, those of the extras too."""
    declared = configparser.ConfigParser(interpolation=None)
    declared.read(ROOT / "setup.cfg", encoding="utf-8")
    lists = [declared["options"]["install_requires"], *dict(declared["options.extras_require"]).values()]
    return [line.strip() for text in lists for line in text.splitlines() if line.strip()]


# The system


def may_install_system_packages() -> bool:
    """Return whether this is Debian or a child of it, and we are root."""
    return os.name == "posix" and os.geteuid() == 0 and on_debian()


def on_debian() -> bool:
    """Return whether the system is Debian or a child of it."""
    return Path("/etc/debian_version").exists() and shutil.which("apt-get") is not None


def install_line(packages: Iterable[str]) -> str:
    """Return the exact line that installs system packages on Debian."""
    return "apt-get install --yes --no-install-recommends " + " ".join(sorted(set(packages)))


def install_system_packages(packages: Iterable[str], why: str) -> bool:
    """Install system packages as root on Debian and return whether that worked; else print how to do it."""
    line = install_line(packages)
    if not may_install_system_packages():
        place = "To install it:" if on_debian() else "On Debian or Ubuntu:"
        say(f"{why} {place} sudo {line}")
        return False
    say(f"{why} Installing: {line}")
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    call(["apt-get", "update", "-qq"], **quiet)
    words = line.split()
    if call([*words[:2], "-qq", *words[2:]], **quiet) == 0:
        return True
    say(f"apt-get could not install it (is a package source within reach?). The line was: {line}")
    return False


def has_display() -> bool:
    """Return whether a window can be shown: always off Linux, there only with a display server."""
    if sys.platform != "linux":
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def qt_loads(python: Path, platform: str = "") -> bool:
    """Return whether Qt starts with a platform plugin, by default the one for this screen."""
    chosen = {"QT_QPA_PLATFORM": platform} if platform else {}
    return answer([python, "-c", CHECK_QT], **chosen) is not None


def missing_qt_libraries(python: Path, platform: str = "") -> set[str]:
    """Return the names of the system libraries that Qt lacks for a platform plugin."""
    folder = Path(answer([python, "-c", FIND_QT]) or "nowhere")
    plugins = [f"libq{platform}.so"] if platform else ["libqxcb.so", "libqwayland*.so"]
    names = ["QtWidgets*.so", "QtGui*.so", *(f"Qt/plugins/platforms/{plugin}" for plugin in plugins)]
    files = [file for name in names for file in folder.glob(name)]
    lines = [line for file in files for line in (answer(["ldd", file]) or "").splitlines()]
    return {line.split()[0] for line in lines if line.endswith("not found")}


def ready_for_qt(python: Path, platform: str = "") -> bool:
    """Return whether Qt starts, after installing or naming the system libraries that it lacks on Linux."""
    if qt_loads(python, platform):
        return True
    libraries = missing_qt_libraries(python, platform) if sys.platform == "linux" else set()
    packages = {QT_LIBRARIES[library] for library in libraries if library in QT_LIBRARIES}
    if not packages:
        say(f"Qt does not start. Libraries that it lacks: {', '.join(sorted(libraries)) or 'none'}.")
        return False
    return install_system_packages(packages, "Qt lacks system libraries.") and qt_loads(python, platform)


def missing_tool_packages() -> list[str]:
    """Return the Debian packages of the tools that the tests use and this machine lacks."""
    lacking = []
    if not any(Path("/usr/share/fonts").rglob("Noto*CJK*")):
        lacking.append("fonts-noto-cjk")
    if shutil.which("soffice") is None:
        lacking.append("libreoffice-writer-nogui")
    if shutil.which("pdftoppm") is None:
        lacking.append("poppler-utils")
    return lacking


# The chores


def run(words: Sequence[str]) -> int:
    """Open the window; where there can be none say why and show the main job by command line."""
    python = prepared()
    if not has_display():
        why = "This machine has no display"
    elif not ready_for_qt(python):
        why = "Qt can't open a window here"
    else:
        return call([python, "main.py", *words])
    say(f"{why}, so the main job is shown by command line: main.py tour sample-output")
    return call([python, "main.py", "tour", "sample-output"])


def check_code(python: Path) -> list[str]:
    """Run every check of the code, whatever the others say; return the names of those that failed."""
    checks = {
        "ruff check": [python, "-m", "ruff", "check", "."],
        "ruff format": [python, "-m", "ruff", "format", "--check", "."],
        "mypy": [python, "-m", "mypy"],
    }
    failed = []
    for name, command in checks.items():
        say(f"{name}:")
        if call(command) != 0:
            failed.append(name)
    return failed


def verdict(failed: Sequence[str]) -> str:
    """Return what the checks of the code came to, as a sentence."""
    return f"The code is not in order: {', '.join(failed)} failed." if failed else "The code is in order."


def lint(_words: Sequence[str]) -> int:
    """Check the code."""
    failed = check_code(prepared("test"))
    say(verdict(failed))
    return 1 if failed else 0


def test(words: Sequence[str]) -> int:
    """Check the code and run the tests; the closing line of pytest comes last unless something failed."""
    python = prepared("test")
    ready_for_qt(python, "offscreen")
    tools = missing_tool_packages() if sys.platform == "linux" else []
    if tools:
        install_system_packages(tools, "Tools that some tests use are missing.")
    failed = check_code(python)
    say(f"{verdict(failed)} The tests follow.")
    # Whole modules go to one worker, so that what a module sets up once is set up once. One worker more than
    # processors, because tests of windows and of other programs often wait.
    spread = ["-n", min(4, (os.cpu_count() or 1) + 1), "--dist", "loadscope"]
    outcome = call([python, "-m", "pytest", *spread, *words], QT_QPA_PLATFORM="offscreen")
    if failed:
        say(verdict(failed))
    return outcome or (1 if failed else 0)


def lock(_words: Sequence[str]) -> int:
    """Resolve the declared dependencies in a fresh environment and pin what came out."""
    fresh = VENV / "fresh"
    make_environment(fresh)
    say("Resolving the dependencies …")
    pip_install(fresh, *build_requirements(), *declared_requirements())
    frozen = answer([python_of(fresh), "-m", "pip", "freeze", "--all", "--exclude", "pip"])
    if frozen is None:
        raise Stop("pip could not list what it had installed.")
    shutil.rmtree(fresh)
    pins = sorted(frozen.splitlines(), key=str.lower)
    header = "# Every package that the program and its tests use, pinned. Written by “dev.py lock”."
    CONSTRAINTS.write_text("\n".join([header, *pins, ""]), encoding="utf-8")
    say(f"constraints.txt is written: {len(pins)} packages.")
    return 0


def templates(_words: Sequence[str]) -> int:
    """Build the Word templates."""
    return call([prepared(), "-c", BUILD_TEMPLATES])


def module_chore(module: str) -> Callable[[Sequence[str]], int]:
    """Return a chore that runs a module beside the tests, without a screen."""

    def chore(words: Sequence[str]) -> int:
        python = prepared("test")
        ready_for_qt(python, "offscreen")
        return call([python, "-m", module, *words], QT_QPA_PLATFORM="offscreen")

    return chore


CHORES = {
    "run": (run, "open the program; without a window or display, show the main job in sample-output"),
    "test": (test, "check the code and run the tests; further words go to pytest"),
    "lint": (lint, "check the code: ruff, its formatter, mypy"),
    "lock": (lock, "write constraints.txt anew from the newest allowed releases"),
    "templates": (templates, "build the Word templates anew from their descriptions"),
    "translations": (module_chore("tests.helpers.catalogue"), "collect, update and compile the messages"),
    "bench": (module_chore("tests.bench"), "measure speed; further words go to the benchmark"),
    "screenshots": (module_chore("tests.screenshots"), "write pictures of every page into docs/pictures"),
    "walk": (module_chore("tests.walk"), "press 20,000 random keys and buttons; a number as the first word"),
}


def main(argv: Sequence[str]) -> int:
    """Do the chore that is named; return the exit code."""
    parser = argparse.ArgumentParser(
        prog="dev.py",
        description="Chores of this project. Each sets up .venv first when that is needed.",
        epilog="chores:\n" + "\n".join(f"  {name:14}{duty}" for name, (_, duty) in CHORES.items()),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("chore", choices=CHORES, metavar="CHORE", help="one of those below")
    parser.add_argument("words", nargs=argparse.REMAINDER, metavar="...", help="passed on by the chore")
    chosen = parser.parse_args(argv or ["--help"])
    if sys.version_info < LEAST_PYTHON:
        say(f"Python {LEAST_PYTHON[0]}.{LEAST_PYTHON[1]} or newer is needed; this is {sys.version.split()[0]}.")
        return 3
    try:
        return CHORES[chosen.chore][0](chosen.words)
    except Stop as reason:
        say(str(reason))
        return 3
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
