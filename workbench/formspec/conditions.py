"""Conditions in forms (`required_if`, `visible_if`): a small language, read once and evaluated safely.

    work_type == "revision" and not (adopted_source == "none")
    category in ["product", "safety"]
    filled(patents) or duration_months > 18

Names are fields of the same form. Nothing else can be said: no calls but `filled`, no attributes, no sums.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from workbench.domain.values import Value, is_filled

Values = Mapping[str, Value]
_Test = Callable[[Values], object]
_ORDERS: dict[type[ast.cmpop], Callable[[Decimal, Decimal], bool]] = {
    ast.Lt: lambda left, right: left < right,
    ast.LtE: lambda left, right: left <= right,
    ast.Gt: lambda left, right: left > right,
    ast.GtE: lambda left, right: left >= right,
}
_LONGEST = 500


class ConditionError(ValueError):
    """The text is no condition; the message says which part."""


@dataclass(frozen=True)
class Condition:
    """A condition that was read; `names` are the fields it asks about."""

    text: str
    names: frozenset[str] = frozenset()
    _test: _Test = field(default=lambda values: False, repr=False, compare=False)

    def holds(self, values: Values) -> bool:
        """Return whether the condition is true for these values; missing fields count as empty."""
        return bool(self._test(values))


ALWAYS = Condition("true", _test=lambda values: True)
NEVER = Condition("false")


def parse_condition(text: str) -> Condition:
    """Return the condition that `text` says; raises ConditionError naming what is not understood."""
    if len(text) > _LONGEST:
        raise ConditionError(f"longer than {_LONGEST} characters")
    try:
        tree = ast.parse(text.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise ConditionError("not a condition") from error
    names: set[str] = set()
    test = _compile(tree, names)
    return Condition(text.strip(), frozenset(names), test)


def _compile(node: ast.expr, names: set[str]) -> _Test:
    if isinstance(node, ast.BoolOp):
        return _compile_bool(node, names)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        inner = _compile(node.operand, names)
        return lambda values: not inner(values)
    if isinstance(node, ast.Compare):
        return _compile_comparison(node, names)
    if isinstance(node, ast.Call):
        return _compile_filled(node, names)
    if isinstance(node, ast.Name):
        return _compile_name(node.id, names)
    if isinstance(node, ast.Constant) and isinstance(node.value, (str, int, bool)):
        constant = node.value
        return lambda values: constant
    raise ConditionError(f"“{ast.unparse(node)}” can't be used in a condition")


def _compile_bool(node: ast.BoolOp, names: set[str]) -> _Test:
    parts = [_compile(part, names) for part in node.values]
    if isinstance(node.op, ast.And):
        return lambda values: all(part(values) for part in parts)
    return lambda values: any(part(values) for part in parts)


def _compile_name(name: str, names: set[str]) -> _Test:
    if name in ("true", "false"):
        return lambda values: name == "true"
    names.add(name)
    return lambda values: values.get(name)


def _compile_filled(node: ast.Call, names: set[str]) -> _Test:
    argument = node.args[0] if len(node.args) == 1 and not node.keywords else None
    called = node.func.id if isinstance(node.func, ast.Name) else ""
    if called != "filled" or not isinstance(argument, ast.Name):
        raise ConditionError(f"“{ast.unparse(node)}” can't be used; only filled(field) can")
    name = argument.id
    names.add(name)
    return lambda values: is_filled(values.get(name))


def _compile_comparison(node: ast.Compare, names: set[str]) -> _Test:
    if len(node.ops) != 1:
        raise ConditionError(f"“{ast.unparse(node)}”: compare two things at a time")
    operator, left = node.ops[0], _compile(node.left, names)
    if isinstance(operator, (ast.In, ast.NotIn)):
        return _compile_membership(node, left, isinstance(operator, ast.In))
    right = _compile(node.comparators[0], names)
    if isinstance(operator, ast.Eq):
        return lambda values: left(values) == right(values)
    if isinstance(operator, ast.NotEq):
        return lambda values: left(values) != right(values)
    order = _ORDERS.get(type(operator))
    if order is None:
        raise ConditionError(f"“{ast.unparse(node)}” can't be used in a condition")
    return lambda values: _ordered(order, left(values), right(values))


def _compile_membership(node: ast.Compare, left: _Test, wanted: bool) -> _Test:
    collection = node.comparators[0]
    if not isinstance(collection, (ast.List, ast.Tuple)):
        raise ConditionError(f"“{ast.unparse(node)}”: write the allowed values in [ ]")
    allowed = []
    for item in collection.elts:
        if not isinstance(item, ast.Constant):
            raise ConditionError(f"“{ast.unparse(item)}” must be a plain value")
        allowed.append(item.value)
    return lambda values: (left(values) in allowed) is wanted


def _ordered(order: Callable[[Decimal, Decimal], bool], left: object, right: object) -> bool:
    numbers = (int, Decimal)
    if isinstance(left, numbers) and isinstance(right, numbers):
        return order(Decimal(left), Decimal(right))
    return False
