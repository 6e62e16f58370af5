"""P09, P10: classification codes are well formed, stand in the program's tables, and belong together."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.checks.case import CaseView
from workbench.checks.model import FieldChange, Fix, Hit
from workbench.checks.registry import rule
from workbench.checks.settings import RuleSettings
from workbench.checks.wording import half_width
from workbench.formspec.codes import ccs_table, ics_table
from workbench.kernel.i18n import listed_in_both


@rule("P09")
def classification(case: CaseView, settings: RuleSettings) -> Iterator[Hit]:
    """Yield ICS and CCS codes that are badly written or in none of the tables."""
    for field_id, known in (("ics", ics_table()), ("ccs", ccs_table())):
        written = settings.pattern(f"{field_id}_form")
        for code in case.texts(field_id):
            if written.fullmatch(code) is None:
                yield Hit(f"{field_id}_malformed", field_id, text=code, fix=_fix(case, settings, field_id))
            elif known.get(code) is None:
                yield Hit(f"{field_id}_unknown", field_id, text=code)


@rule("P10")
def same_field(case: CaseView, settings: RuleSettings) -> Iterator[Hit]:
    """Yield a CCS code whose letter is usual with none of the ICS codes; silent on fields not in the table."""
    areas = settings.names("areas")
    codes, ccs = case.texts("ics"), case.text("ccs").strip()
    known = [areas[code[:2]].split() for code in codes if code[:2] in areas]
    if not ccs or not codes or len(known) < len(codes) or ccs[0] in settings.texts("general"):
        return
    usual = sorted({letter for letters in known for letter in letters})
    if ccs[0] not in usual:
        details = {"ics": listed_in_both(codes), "usual": listed_in_both(usual)}
        yield Hit("apart", "ccs", text=ccs, details=details)


def _fix(case: CaseView, settings: RuleSettings, field_id: str) -> Fix | None:
    """Return the repair that rewrites the codes in half-width signs, if that makes all of them well formed."""
    written = settings.pattern(f"{field_id}_form")
    plain = [_plain(code) for code in case.texts(field_id)]
    if any(written.fullmatch(code) is None for code in plain):
        return None
    value = tuple(plain) if isinstance(case.value(field_id), tuple) else plain[0]
    return Fix("rewrite", (FieldChange(field_id, value),))


def _plain(code: str) -> str:
    text = half_width(code).strip().upper().removeprefix("CCS").removeprefix("ICS").strip(" :")
    return _spaced(text)


def _spaced(code: str) -> str:
    """Return a CCS code as the tables write it, `A 00`; other codes unchanged."""
    return f"{code[0]} {code[1:]}" if code[:1].isalpha() and code[1:].isdigit() else code
