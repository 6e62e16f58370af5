"""The little language of templates: placeholders, conditions and loops, and nothing that can reach further.

Users bring their own templates, so a template is judged before it runs: what it may say is listed here, all
else is refused. How long it may run is counted in `effort`. Values never become XML; they are escaped in one
place.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from jinja2 import StrictUndefined, Template, nodes, pass_context
from jinja2.exceptions import SecurityError, TemplateRuntimeError
from jinja2.runtime import Context, LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from workbench.word.controls import TICKED, UNTICKED
from workbench.word.effort import METERS, Meter, added, effort_of, joined
from workbench.word.richtext import RichText, Sample, Supplement, printed

RANGE = "range"
RICH = "(rich)"  # a name that no template can write
_MOST_STEPS = 10_000
_FILTERS = ("upper", "lower", "trim", "length", "count", "first", "last", "join", "default", "d")
_TESTS = ("defined", "undefined", "none", "string", "odd", "even", "sameas")
_DEEPEST_LOOP = 8
_ALLOWED: frozenset[type[nodes.Node]] = frozenset(
    (
        nodes.Template,
        nodes.Output,
        nodes.TemplateData,
        nodes.Name,
        nodes.Const,
        nodes.If,
        nodes.For,
        nodes.Getattr,
        nodes.Getitem,
        nodes.Filter,
        nodes.Test,
        nodes.Compare,
        nodes.Operand,
        nodes.And,
        nodes.Or,
        nodes.Not,
        nodes.CondExpr,
        nodes.Concat,
        nodes.Add,
        nodes.Sub,
        nodes.Neg,
        nodes.List,
        nodes.Tuple,
        nodes.Call,
        nodes.Keyword,
    )
)


class NotAllowed(SecurityError):
    """A template says something that templates may not say."""


@dataclass(frozen=True, slots=True)
class RichPrinting:
    """What printing rich texts needs: the samples of the template, and where to note what it uses."""

    samples: Sequence[Sample]
    supplement: Supplement


class BoundedRange:
    """The `range` of templates: all its calls in one rendering share one number of steps."""

    def __init__(self, steps: int = _MOST_STEPS) -> None:
        self._left = steps

    def __call__(self, *bounds: int) -> range:
        """Return the range; raises NotAllowed when the template counts too far."""
        made = range(*bounds)
        self._left -= min(len(made), self._left + 1)
        if self._left < 0:
            raise NotAllowed("range: too many steps")
        return made


class WordEnvironment(ImmutableSandboxedEnvironment):
    """Jinja for Word templates. A dot after a mapping always means its key, never a method."""

    intercepted_binops = frozenset(("+", "-"))

    def __init__(self) -> None:
        super().__init__(
            autoescape=True, undefined=StrictUndefined, finalize=_word_text, optimized=False, cache_size=0
        )
        filters = {kept: self.filters[kept] for kept in _FILTERS}
        tests = {kept: self.tests[kept] for kept in _TESTS}
        for table, kept in ((self.filters, filters), (self.tests, tests)):
            table.clear()
            table.update(kept)
        self.filters |= {
            "in_attribute": _attribute_text,
            "box_state": _box_state,
            "box_sign": _box_sign,
            "placeholder_mark": _placeholder_mark,
            "blocks": _blocks,
            "join": joined,
            **METERS,
        }
        self.globals.clear()

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return a key of a mapping, or an attribute that the sandbox allows."""
        if isinstance(obj, dict):
            return obj[attribute] if attribute in obj else self.undefined(obj=obj, name=attribute)
        return super().getattr(obj, attribute)

    def is_safe_callable(self, obj: Any) -> bool:
        """Return whether a template may call `obj`: only the bounded range and `loop.cycle`."""
        owner = getattr(obj, "__self__", None)
        is_cycle = isinstance(owner, LoopContext) and getattr(obj, "__name__", "") == "cycle"
        return isinstance(obj, BoundedRange) or is_cycle

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Return a sum or a difference, counted."""
        return added(context, operator, left, right)

    def read(self, source: str) -> tuple[nodes.Template, set[str]]:
        """Return the tree of a template and the names it asks the context for.

        Raises NotAllowed naming the first thing that a template may not say.
        """
        tree = self.parse(source)
        names: set[str] = set()
        _judge(tree, frozenset({"loop", RANGE}), names)
        _judge_depth(tree)
        return tree, names

    def metered(self, tree: nodes.Template) -> Template:
        """Return a template that `read` did not refuse, ready to run and counting what it does.

        Changes the tree: whoever wants to know what the template prints looks before.
        """
        return self.from_string(Meter().visit(tree))


def _judge_depth(node: nodes.Node, depth: int = 0) -> None:
    """Raise NotAllowed if loops stand in loops deeper than any document needs."""
    if depth > _DEEPEST_LOOP:
        raise NotAllowed("too many loops inside each other")
    for child in node.iter_child_nodes():
        _judge_depth(child, depth + isinstance(child, nodes.For))


def _judge(node: nodes.Node, bound: frozenset[str], names: set[str]) -> None:
    """Walk through a tree; `bound` are the names that loops around this node gave."""
    kind = type(node)
    if kind is nodes.TemplateData or kind is nodes.Const:
        return
    if kind not in _ALLOWED:
        raise NotAllowed(kind.__name__)
    if isinstance(node, nodes.Name):
        if node.ctx == "load" and node.name not in bound:
            names.add(node.name)
    elif isinstance(node, nodes.For):
        _judge(node.iter, bound, names)
        inside = bound | {target.name for target in node.find_all(nodes.Name) if target.ctx == "store"}
        for child in node.iter_child_nodes(exclude=("iter",)):
            _judge(child, inside, names)
    else:
        for child in node.iter_child_nodes():
            _judge(child, bound, names)


@pass_context
def _word_text(context: Context, value: object) -> Markup:
    """Return what an expression prints as the inside of `w:t`: escaped, tabs and line breaks as elements."""
    if isinstance(value, str):
        effort_of(context).spend(len(value))
    if isinstance(value, Markup):
        return value
    if isinstance(value, str):
        escaped = escape(value)
        return _with_breaks(escaped) if "\n" in value or "\t" in value else escaped
    if isinstance(value, StrictUndefined):
        return escape(str(value))  # raises, naming what is undefined
    if isinstance(value, int) and not isinstance(value, bool):
        return escape(value)
    raise TemplateRuntimeError(f"only texts and numbers can be printed, not {type(value).__name__}")


@pass_context
def _blocks(context: Context, text: object, which: int) -> Markup:
    """Return a rich text as paragraphs and tables, after the sample that the template gave it."""
    printing = context.get(RICH)
    if not isinstance(text, RichText) or not isinstance(printing, RichPrinting):
        raise TemplateRuntimeError("only rich texts can be printed as blocks")
    return _already_escaped(printed(text, printing.samples[which], printing.supplement))


_OPEN, _CLOSE = '<w:t xml:space="preserve">', "</w:t>"


def _with_breaks(escaped: Markup) -> Markup:
    text = str(escaped).replace("\n", f"{_CLOSE}<w:br/>{_OPEN}").replace("\t", f"{_CLOSE}<w:tab/>{_OPEN}")
    return _already_escaped(text)


def _attribute_text(value: object) -> Markup:
    """Return what an expression prints inside an attribute."""
    if isinstance(value, (str, int)) and not isinstance(value, bool):
        return _already_escaped(str(escape(value)).replace("\n", "&#10;").replace("\t", "&#9;"))
    raise TemplateRuntimeError("only texts and numbers can stand in an attribute")


def _box_state(ticked: object) -> int:
    """Return the state of a check box as its attribute says it."""
    return 1 if ticked else 0


def _box_sign(ticked: object) -> str:
    """Return the sign that a check box shows."""
    return TICKED if ticked else UNTICKED


def _placeholder_mark(printed: object) -> Markup:
    """Return the mark of a control that shows its placeholder, for a field without any text."""
    return Markup("") if str(printed) else Markup("<w:showingPlcHdr/>")


_already_escaped: Callable[[str], Markup] = Markup
