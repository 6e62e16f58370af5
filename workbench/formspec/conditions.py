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
from workbench.kernel.i18n import tr

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
    """A condition that was read; `names` are the fields it asks about, `compared` holds them to texts."""

    text: str
    names: frozenset[str] = frozenset()
    compared: frozenset[tuple[str, str]] = frozenset()
    _test: _Test = field(default=lambda values: False, repr=False, compare=False)

    def holds(self, values: Values) -> bool:
        """Return whether the condition is true for these values; missing fields count as empty."""
        return bool(self._test(values))


ALWAYS = Condition("true", _test=lambda values: True)
NEVER = Condition("false")


def parse_condition(text: str) -> Condition:
    """Return the condition that `text` says; raises ConditionError naming what is not understood."""
    if len(text) > _LONGEST:
        raise ConditionError(tr("longer than {most} characters", most=_LONGEST))
    try:
        tree = ast.parse(text.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise ConditionError(tr("not a condition")) from error
    asked = _Asked()
    test = _compile(tree, asked)
    return Condition(text.strip(), frozenset(asked.names), frozenset(asked.compared), test)


@dataclass
class _Asked:
    """What a condition asks about, gathered while it is read."""

    names: set[str] = field(default_factory=set)
    compared: set[tuple[str, str]] = field(default_factory=set)

    def compare(self, left: ast.expr, right: ast.expr) -> None:
        """Remember that a field is held to a text, whichever side it stands on."""
        for name, constant in ((left, right), (right, left)):
            value = constant.value if isinstance(constant, ast.Constant) else None
            if isinstance(name, ast.Name) and isinstance(value, str):
                self.compared.add((name.id, value))


def _compile(node: ast.expr, asked: _Asked) -> _Test:
    if isinstance(node, ast.BoolOp):
        return _compile_bool(node, asked)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        inner = _compile(node.operand, asked)
        return lambda values: not inner(values)
    if isinstance(node, ast.Compare):
        return _compile_comparison(node, asked)
    if isinstance(node, ast.Call):
        return _compile_filled(node, asked)
    if isinstance(node, ast.Name):
        return _compile_name(node.id, asked)
    if isinstance(node, ast.Constant) and isinstance(node.value, (str, int, bool)):
        constant = node.value
        return lambda values: constant
    raise ConditionError(tr("“{part}” can't be used in a condition", part=ast.unparse(node)))


def _compile_bool(node: ast.BoolOp, asked: _Asked) -> _Test:
    parts = [_compile(part, asked) for part in node.values]
    if isinstance(node.op, ast.And):
        return lambda values: all(part(values) for part in parts)
    return lambda values: any(part(values) for part in parts)


def _compile_name(name: str, asked: _Asked) -> _Test:
    if name in ("true", "false"):
        return lambda values: name == "true"
    asked.names.add(name)
    return lambda values: values.get(name)


def _compile_filled(node: ast.Call, asked: _Asked) -> _Test:
    argument = node.args[0] if len(node.args) == 1 and not node.keywords else None
    called = node.func.id if isinstance(node.func, ast.Name) else ""
    if called != "filled" or not isinstance(argument, ast.Name):
        raise ConditionError(tr("“{part}” can't be used; only filled(field) can", part=ast.unparse(node)))
    name = argument.id
    asked.names.add(name)
    return lambda values: is_filled(values.get(name))


def _compile_comparison(node: ast.Compare, asked: _Asked) -> _Test:
    if len(node.ops) != 1:
        raise ConditionError(tr("“{part}”: compare two things at a time", part=ast.unparse(node)))
    operator, left = node.ops[0], _compile(node.left, asked)
    if isinstance(operator, (ast.In, ast.NotIn)):
        return _compile_membership(node, left, asked)
    right = _compile(node.comparators[0], asked)
    asked.compare(node.left, node.comparators[0])
    if isinstance(operator, ast.Eq):
        return lambda values: left(values) == right(values)
    if isinstance(operator, ast.NotEq):
        return lambda values: left(values) != right(values)
    order = _ORDERS.get(type(operator))
    if order is None:
        raise ConditionError(tr("“{part}” can't be used in a condition", part=ast.unparse(node)))
    return lambda values: _ordered(order, left(values), right(values))


def _compile_membership(node: ast.Compare, left: _Test, asked: _Asked) -> _Test:
    wanted = isinstance(node.ops[0], ast.In)
    collection = node.comparators[0]
    if not isinstance(collection, (ast.List, ast.Tuple)):
        raise ConditionError(tr("“{part}”: write the allowed values in [ ]", part=ast.unparse(node)))
    allowed = []
    for item in collection.elts:
        if not isinstance(item, ast.Constant):
            raise ConditionError(tr("“{part}” must be a plain value", part=ast.unparse(item)))
        asked.compare(node.left, item)
        allowed.append(item.value)
    return lambda values: (left(values) in allowed) is wanted


def _ordered(order: Callable[[Decimal, Decimal], bool], left: object, right: object) -> bool:
    numbers = (int, Decimal)
    if isinstance(left, numbers) and isinstance(right, numbers):
        return order(Decimal(left), Decimal(right))
    return False
