"""The tokens of the look as they lie in `resources/styles`: colours, sizes of text, families of fonts.

Read before the first paint, so nothing of Qt is needed here. What is made of them is the duty of `theme`.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any, Literal

from workbench.kernel.paths import resource

Mode = Literal["light", "dark"]


@cache
def tokens() -> dict[str, Any]:
    """Return the tokens: `light` and `dark` colours, `type` sizes in px, font `families` by language."""
    data: dict[str, Any] = json.loads(resource("styles", "tokens.json").read_text(encoding="utf-8"))
    return data


def wanted_mode(theme: str, system_is_dark: bool) -> Mode:
    """Return the colours that a setting (`system`, `light`, `dark`) asks for."""
    if theme == "system":
        return "dark" if system_is_dark else "light"
    return "dark" if theme == "dark" else "light"
