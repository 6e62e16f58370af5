"""How much work one rendering may do, so that every template comes to an end in a moment.

A template can't run for ever, but loops inside loops multiply: iterations, the fixed text they repeat, and
texts that grow from loop to loop. Here each of them is counted where it happens. What a template may say at all
is the business of `sandbox`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sized
from typing import Any

from jinja2 import Undefined, nodes, pass_context
from jinja2.exceptions import SecurityError, TemplateRuntimeError
from jinja2.runtime import Context, markup_join
from jinja2.visitor import NodeTransformer

from workbench.word.richtext import RichText

# One unit is one character written. Measured: eleven million are rendered and proved in 0.8 to 1.5 s.
_BASE = 12_000_000
_PER_ITEM, _PER_CHARACTER = 20_000, 8
_CEILING = 200_000_000  # above it, the file could not be read back
_STEP, _NODE = 60, 20

# Names in the context and of filters that no template can write, because they are none in its language.
EFFORT = "(effort)"
_COUNTED, _WEIGHED, _COMPARED, _CHAINED = "(counted)", "(weighed)", "(compared)", "(chained)"


class TooMuchWork(SecurityError):
    """A template repeats or builds more than any document needs."""


class Effort:
    """What one rendering may still do, in units."""

    def __init__(self, context: Mapping[str, object]) -> None:
        """Allow a document's usual work, and more for a case that holds much."""
        self._left = min(_BASE + _allowance(context), _CEILING)

    def spend(self, units: int) -> None:
        """Take units away; raises TooMuchWork when there are not enough left."""
        self._left -= units
        if self._left < 0:
            raise TooMuchWork("the template repeats too much")


def _allowance(value: object) -> int:
    """Return the units that a value is worth by its rows, lines and characters."""
    if isinstance(value, str):
        return _PER_CHARACTER * len(value)
    if isinstance(value, Mapping):
        return sum(map(_allowance, value.values()))
    if isinstance(value, RichText):
        return value.cost
    if isinstance(value, list):
        return _PER_ITEM * len(value) + sum(map(_allowance, value))
    return 0


def effort_of(context: Context) -> Effort:
    """Return the effort that this rendering was given."""
    effort = context.get(EFFORT)
    if isinstance(effort, Effort):
        return effort
    raise TemplateRuntimeError("rendering needs an effort")


class Meter(NodeTransformer):
    """Puts counters into a tree that was judged: around what is looped over, compared, filtered and chained."""

    def visit_For(self, node: nodes.For) -> nodes.For:
        """Let a loop pay for all its iterations before the first."""
        weight = _STEP + _weight_of_round(node)
        self.generic_visit(node)
        node.iter = _filter(_COUNTED, node.iter, nodes.Const(weight))
        return node

    def visit_Filter(self, node: nodes.Filter) -> nodes.Filter:
        """Let a filter pay for the length of the text it takes."""
        self.generic_visit(node)
        if node.node is not None:
            node.node = _filter(_WEIGHED, node.node)
        return node

    def visit_Compare(self, node: nodes.Compare) -> nodes.Compare:
        """Let a comparison pay for what it may have to look through."""
        self.generic_visit(node)
        node.expr = _filter(_COMPARED, node.expr)
        for operand in node.ops:
            operand.expr = _filter(_COMPARED, operand.expr)
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Filter:
        """Let `~` pay for the text that it makes."""
        self.generic_visit(node)
        return _filter(_CHAINED, nodes.List(node.nodes, lineno=node.lineno))


def _filter(name: str, inner: nodes.Node, *values: nodes.Node) -> nodes.Filter:
    return nodes.Filter(inner, name, list(values), [], None, None, lineno=inner.lineno)


def _weight_of_round(loop: nodes.For) -> int:
    """Return the units of one iteration: its fixed text and expressions; loops inside pay for themselves."""
    parts = [*loop.body, *loop.else_, *([loop.test] if loop.test is not None else [])]
    return sum(map(_weight, parts))


def _weight(node: nodes.Node) -> int:
    if isinstance(node, nodes.TemplateData):
        return len(node.data)
    children = [node.iter] if isinstance(node, nodes.For) else node.iter_child_nodes()
    return _NODE + sum(map(_weight, children))


@pass_context
def _counted(context: Context, items: Iterable[object], weight: int) -> Iterable[object]:
    """Return what is looped over, after paying for every round."""
    found = items if isinstance(items, Sized) else list(items)
    effort_of(context).spend(weight * len(found))
    return found


@pass_context
def _weighed(context: Context, value: object) -> object:
    """Return a value, after paying for its length if it is a text."""
    if isinstance(value, str):
        effort_of(context).spend(len(value))
    return value


@pass_context
def _compared(context: Context, value: object) -> object:
    """Return a value, after paying for all that stands in it."""
    _walk(effort_of(context), value)
    return value


def _walk(effort: Effort, value: object) -> None:
    if isinstance(value, str):
        effort.spend(len(value))
    elif isinstance(value, Mapping):
        for item in value.values():
            effort.spend(_STEP)
            _walk(effort, item)
    elif isinstance(value, (list, tuple, range)):
        for item in value:
            effort.spend(_STEP)
            _walk(effort, item)


@pass_context
def _chained(context: Context, pieces: list[object]) -> str:
    """Return pieces as one text, after paying for it."""
    effort = effort_of(context)
    for piece in pieces:
        _pay(effort, piece)
    return markup_join(pieces)


@pass_context
def joined(context: Context, items: Iterable[Any], between: str = "", attribute: str = "") -> str:
    """Return texts and numbers, or one `attribute` of each item, as one text with `between` between them."""
    effort = effort_of(context)
    pieces: list[object] = []
    for item in items:
        piece = context.environment.getitem(item, attribute) if attribute else item
        for part in (between, piece) if pieces else (piece,):
            _pay(effort, part)
            pieces.append(part)
    return markup_join(pieces)


def _pay(effort: Effort, piece: object) -> None:
    """Pay for a piece of a text; raises TemplateRuntimeError for what is neither text nor number."""
    if isinstance(piece, Undefined):
        str(piece)  # raises, naming what is undefined
    if isinstance(piece, bool) or not isinstance(piece, (str, int)):
        raise TemplateRuntimeError(f"only texts and numbers can be joined, not {type(piece).__name__}")
    effort.spend(_STEP + (len(piece) if isinstance(piece, str) else 0))


def added(context: Context, operator: str, left: Any, right: Any) -> Any:
    """Return the sum or difference of numbers, or two texts put together, paid for."""
    for value in (left, right):
        _pay(effort_of(context), value)
    return left + right if operator == "+" else left - right


METERS = {_COUNTED: _counted, _WEIGHED: _weighed, _COMPARED: _compared, _CHAINED: _chained}
