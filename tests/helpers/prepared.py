"""Workspaces that many tests begin with: filled once in a process, then copied.

To fill one takes many times as long as to copy it. Ids and clock go on where the filling ended, so a copy can't
be told from a workspace that was filled in its place. Ends at opening; `workbenches` has what fills.
"""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

from tests.helpers.workbenches import open_for_test
from workbench.app.workbench import Workbench
from workbench.kernel.clock import SteppingClock
from workbench.kernel.i18n import language_in_use
from workbench.kernel.ids import CountedIds
from workbench.storage.attachments import FOLDER

Prepare = Callable[[Workbench], object]


@dataclass(frozen=True)
class _Mould:
    """A filled workspace, the last id given in it and the next moment of its clock."""

    file: Path
    last: int
    moment: datetime


_moulds: dict[tuple[Prepare | None, str], _Mould] = {}


def open_prepared(location: str, prepare: Prepare | None = None) -> Workbench:
    """Open a workspace; one that isn't there yet, or holds no case, is filled by `prepare` first.

    One on a server is filled in its place: there is no file to be copied.
    """
    if "://" in location or Path(location).exists() or not _is_always_the_same(prepare):
        workbench = open_for_test(location)
        if prepare is not None and not workbench.drafting.cases():
            prepare(workbench)
        return workbench
    key = prepare, language_in_use()
    mould = _moulds.get(key)
    if mould is None:
        place = _folder() / str(len(_moulds))  # of its own: attached files lie beside a workspace
        place.mkdir()
        mould = _moulds[key] = _cast(prepare, place / "workspace.db")
    shutil.copyfile(mould.file, location)
    attached = mould.file.parent / FOLDER
    if attached.is_dir():
        shutil.copytree(attached, Path(location).parent / FOLDER, dirs_exist_ok=True)
    return open_for_test(location, ids=CountedIds(mould.last), clock=SteppingClock(mould.moment))


def _is_always_the_same(prepare: Prepare | None) -> bool:
    """Return whether a function fills alike each time: those made inside others know what is outside them."""
    return prepare is None or "<" not in prepare.__qualname__


def _cast(prepare: Prepare | None, file: Path) -> _Mould:
    ids, clock = CountedIds(), SteppingClock()
    with open_for_test(str(file), ids=ids, clock=clock) as workbench:
        if prepare is not None:
            prepare(workbench)
    return _Mould(file, ids.last, clock.moment)


@cache
def _folder() -> Path:
    """Return a folder that is removed when the process ends."""
    folder = Path(tempfile.mkdtemp(prefix="workbench-moulds-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder
