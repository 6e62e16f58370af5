"""The rules themselves, one module per group of fields; importing this package makes all of them known."""

from workbench.checks.registry import rule_functions
from workbench.checks.rules import (
    chinese_title,
    codes,
    conversion,
    english_title,
    evidence,
    links,
    required,
    schedule,
    texts,
)

__all__ = [
    "FUNCTIONS",
    "chinese_title",
    "codes",
    "conversion",
    "english_title",
    "evidence",
    "links",
    "required",
    "schedule",
    "texts",
]

FUNCTIONS = rule_functions()
