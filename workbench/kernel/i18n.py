"""Words in two languages: messages of the program (gettext) and texts that live in data files.

Source strings are English; `resources/i18n` holds the catalogues. Which language is in use is kept here,
who chooses it (settings, system, an option) is decided by the front ends.
"""

from __future__ import annotations

import gettext
import locale
import os
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from workbench.kernel.paths import resource

Language = Literal["zh", "en"]
_CATALOGUES = {"zh": "zh_CN"}
_BETWEEN_NAMES = {"zh": "、", "en": ", "}

_language: Language = "en"
_translations: gettext.NullTranslations = gettext.NullTranslations()


@dataclass(frozen=True, slots=True)
class Bilingual:
    """A text of a data file in Chinese and English; either may be empty when nobody supplied it."""

    zh: str = ""
    en: str = ""

    def within(self, language: Language) -> str:
        """Return the text in `language`, or in the other one when this one was not supplied."""
        return (self.zh or self.en) if language == "zh" else (self.en or self.zh)

    def here(self) -> str:
        """Return the text in the language in use."""
        return self.within(_language)

    def filled(self, **values: object) -> Bilingual:
        """Return both texts with their `{placeholders}` replaced."""
        return Bilingual(self.zh.format_map(values), self.en.format_map(values))

    def __bool__(self) -> bool:
        return bool(self.zh or self.en)


NO_WORDS = Bilingual()
_WIDE_STOPS = ("。", "！", "？", "；", "：", "…")


def sentences(*parts: str) -> str:
    """Return sentences one after the other: parted by a blank, but not behind a Chinese stop."""
    told = ""
    for part in filter(None, parts):
        told += part if not told or told.endswith(_WIDE_STOPS) else f" {part}"
    return told


def use_language(language: Language) -> None:
    """Switch all later messages to `language`."""
    global _language, _translations  # one language per process, as in gettext itself
    _language = language
    catalogue = _CATALOGUES.get(language)
    _translations = (
        gettext.translation("workbench", resource("i18n"), [catalogue], fallback=True)
        if catalogue
        else gettext.NullTranslations()
    )


def language_in_use() -> Language:
    """Return the language of messages."""
    return _language


def system_language() -> Language:
    """Return the language that the system asks for: Chinese if its locale is Chinese, else English."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(variable):
            return "zh" if os.environ[variable].lower().startswith("zh") else "en"
    name = locale.getlocale()[0] or ""
    return "zh" if name.lower().startswith(("zh", "chinese")) else "en"


def tr(text: str, /, **values: object) -> str:
    """Return `text` in the language in use, with its `{placeholders}` replaced."""
    translated = _translations.gettext(text)
    return translated.format_map(values) if values else translated


def tr_count(one: str, many: str, count: int, /, **values: object) -> str:
    """Return `one` or `many` for `count` in the language in use; `{count}` may stand in both."""
    return _translations.ngettext(one, many, count).format_map({"count": count, **values})


def listed(names: Iterable[str]) -> str:
    """Return names one after the other, parted as the language in use does it."""
    return _BETWEEN_NAMES[_language].join(names)


def listed_in_both(names: Iterable[str]) -> Bilingual:
    """Return names one after the other, parted as each language does it."""
    kept = list(names)
    return Bilingual(_BETWEEN_NAMES["zh"].join(kept), _BETWEEN_NAMES["en"].join(kept))
