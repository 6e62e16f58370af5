"""The one door: decides between the window and the command line, and imports only the chosen one.

Parsing a command is the duty of `workbench.cli`, opening the window that of `workbench.ui`.
"""

from __future__ import annotations

import importlib
import importlib.util
import sys
from collections.abc import Sequence

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
    asked, workspace = _asks_for_the_window(arguments)
    if asked:
        return _open_window(workspace)
    from workbench.cli.main import main as run_command  # only this branch needs it

    return run_command(arguments)


def window() -> int:
    """Open the window (entry point of the desktop starter); return the exit code."""
    return main([])


def _asks_for_the_window(arguments: Sequence[str]) -> tuple[bool, str | None]:
    """Return whether there is no command, and the workspace named by `-w` if one is."""
    if not arguments:
        return True, None
    first = arguments[0]
    if first in _WORKSPACE_OPTIONS and len(arguments) == 2:
        return True, arguments[1]
    option, equals, value = first.partition("=")
    if option == "--workspace" and equals and len(arguments) == 1:
        return True, value
    return False, None


def _open_window(workspace: str | None) -> int:
    """Hand over to `workbench.ui.application`; say what can be done instead while there is no such package."""
    if importlib.util.find_spec("workbench.ui") is None:
        use_language(system_language())
        message = tr("This version of the workbench has no window yet.")
        hint = tr("Run it with “tour OUT” to see the main job, or with “--help” to see every command.")
        print(message, hint, sep="\n", file=sys.stderr)
        return _CANNOT_START
    application = importlib.import_module("workbench.ui.application")
    return int(application.main(workspace))


if __name__ == "__main__":
    sys.exit(main())
