"""The rules themselves, one module per group of fields; importing this package makes all of them known."""

from workbench.checks.registry import rule_functions
from workbench.checks.rules import (
    attachments,
    category,
    chinese_title,
    codes,
    conversion,
    copymarks,
    english_title,
    evidence,
    guidance,
    links,
    mandatory,
    numbers,
    references,
    required,
    schedule,
    sums,
    texts,
    units,
)

__all__ = [
    "FUNCTIONS",
    "attachments",
    "category",
    "chinese_title",
    "codes",
    "conversion",
    "copymarks",
    "english_title",
    "evidence",
    "guidance",
    "links",
    "mandatory",
    "numbers",
    "references",
    "required",
    "schedule",
    "sums",
    "texts",
    "units",
]

FUNCTIONS = rule_functions()
