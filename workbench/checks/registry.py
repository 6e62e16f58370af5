"""Where rule functions announce themselves by the id under which the data file describes them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from workbench.checks.case import CaseView
from workbench.checks.model import Hit
from workbench.checks.settings import RuleSettings

RuleFunction = Callable[[CaseView, RuleSettings], Iterator[Hit]]
_functions: dict[str, RuleFunction] = {}


def rule(rule_id: str) -> Callable[[RuleFunction], RuleFunction]:
    """Return the decorator that makes a function the test of rule `rule_id`; an id can be taken once."""

    def announce(function: RuleFunction) -> RuleFunction:
        if rule_id in _functions:
            raise ValueError(f"two functions for rule {rule_id}")
        _functions[rule_id] = function
        return function

    return announce


def rule_functions() -> Mapping[str, RuleFunction]:
    """Return the announced functions by rule id; `checks.rules` must have been imported."""
    return dict(_functions)
