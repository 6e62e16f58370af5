"""The window: pages over the same services as the command line; the only Qt in the program.

Pages show and ask; what happens to data is decided by the services, reached through `operations`. What stands
here runs before anything else of the window is imported, and only makes the rest quick to import.
"""

import builtins
import gc
from typing import Any

import PySide6.QtCore

# Objects made before the collector looks for cycles again: loading makes a hundred thousand that all stay, and
# with Python's own 700 it goes through them over and over.
_COLLECT_AFTER = 20_000


def _import_plainly() -> None:
    """Give importing back to Python, from which PySide6 takes it when it is imported itself.

    PySide6 reads the source text of every module imported after it, looking for a switch (`__feature__`) that
    nothing here uses, and Python keeps these texts: 27 MB and half a second until a workspace is open.
    """
    importing: dict[str, Any] = vars(builtins)
    plain = importing.get("__orig_import__")
    if plain is not None and hasattr(PySide6.QtCore, "__init_feature__"):
        importing["__import__"] = plain


_import_plainly()
gc.set_threshold(_COLLECT_AFTER, *gc.get_threshold()[1:])
