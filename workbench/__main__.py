"""The one door: decides between the window and the command line, and imports only the chosen one.

Parsing a command is the duty of `workbench.cli`, opening the window that of `workbench.ui`.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from workbench.kernel.i18n import system_language, tr, use_language
from workbench.kernel.streams import uniform_streams

_WORKSPACE_OPTIONS = ("-w", "--workspace")
_CANNOT_START = 3


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line, or the window when no command is given; return the exit code.

    `argv` is without the program's name; the arguments of the process when left out.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    uniform_streams()
    if _is_file_alone(arguments):
        return _open_window(arguments[0], may_be_new=False)
    asked, workspace = _asks_for_the_window(arguments)
    if asked:
        return _open_window(workspace)
    from workbench.cli.main import main as run_command  # only this branch needs it

    return run_command(arguments)


def window() -> int:
    """Open the window with the file it is given (entry point of the desktop starter); return the exit code."""
    arguments = sys.argv[1:]
    uniform_streams()
    asked, workspace = _asks_for_the_window(arguments)
    if asked:
        return _open_window(workspace)
    file = next((word for word in arguments if not word.startswith("-")), None)
    return _open_window(file, may_be_new=False)


def _asks_for_the_window(arguments: Sequence[str]) -> tuple[bool, str | None]:
    """Return whether there is no command, and the workspace named by `-w`, if one is."""
    if not arguments:
        return True, None
    first = arguments[0]
    if first in _WORKSPACE_OPTIONS and len(arguments) == 2:
        return True, arguments[1]
    option, equals, value = first.partition("=")
    if option == "--workspace" and equals and len(arguments) == 1:
        return True, value
    return False, None


def _is_file_alone(arguments: Sequence[str]) -> bool:
    """Return whether a file is opened from the desktop; that it is gone is said where people look.

    No command has an ending.
    """
    return len(arguments) == 1 and not arguments[0].startswith("-") and bool(Path(arguments[0]).suffix)


def _open_window(file: str | None, may_be_new: bool = True) -> int:
    """Hand over to `workbench.ui.application`; Qt is imported in this branch only."""
    use_language(system_language())
    if not _has_display():
        return _no_window(tr("This machine has no display, so no window can be opened."))
    try:
        from workbench.ui import application
    except ImportError as error:
        return _no_window(_cannot_load(error))
    missing = application.missing_library()
    if missing:
        return _no_window(tr("The window lacks a library of the system: {reason}", reason=missing))
    try:
        return application.main(file, may_be_new)
    except ImportError as error:
        return _no_window(_cannot_load(error))


def _cannot_load(error: ImportError) -> str:
    return tr("The window can't be loaded: {reason}", reason=error)


def _no_window(reason: str) -> int:
    """Say why there is no window and what can be done without; return the exit code."""
    hint = tr("Run it with “tour OUT” to see the main job, or with “--help” to see every command.")
    print(reason, hint, sep="\n", file=sys.stderr)
    return _CANNOT_START


def _has_display() -> bool:
    """Return whether Qt can show a window; it would end the process without a word if it can't."""
    if sys.platform != "linux":
        return True
    chosen = os.environ.get("QT_QPA_PLATFORM", "").split(":")[0]
    shown_elsewhere = chosen in ("offscreen", "minimal", "vnc", "linuxfb", "eglfs")
    return shown_elsewhere or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


if __name__ == "__main__":
    sys.exit(main())
