"""What was typed into a field and is not stored yet, as it is kept on the disk until it is.

Which text is kept, and what becomes of it after a crash, is decided by `services.keeping`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from workbench.kernel.fingerprint import Json


@dataclass(frozen=True, slots=True)
class KeptText:
    """One field of one case while somebody types in it: there is one text per run of the program and field.

    `raw` stands as it was typed, good or not; `seen` is the stored value that it was to replace.
    """

    run: str
    who: str
    case_uid: str
    field: str
    raw: Json
    seen: Json
    kept_at: datetime
