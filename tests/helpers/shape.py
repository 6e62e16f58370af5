"""The measures that keep the code readable, taken from the syntax tree: sizes, nesting, docstrings.

Says what is too large or undocumented; which files are measured and where exceptions are listed is the
duty of the tests in `tests/architecture`.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

MODULE_LINES = 400
MODULE_LINES_WITH_REASON = 600
FUNCTION_LINES = 50
CLASS_LINES = 300
CLASS_METHODS = 25
NESTING = 4

_Function = ast.FunctionDef | ast.AsyncFunctionDef
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_BLOCKS = (ast.If, ast.For, ast.AsyncFor, ast.While, ast.With, ast.AsyncWith, ast.Try, ast.TryStar, ast.Match)


def too_large(source: str, module_lines: int = MODULE_LINES) -> list[str]:
    """Return one sentence for each module, class or function of `source` that is larger than allowed."""
    found = []
    lines = len(source.splitlines())
    if lines > module_lines:
        found.append(f"the module has {lines} lines, {module_lines} are allowed")
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, _FUNCTIONS):
            found += _function_faults(node)
        elif isinstance(node, ast.ClassDef):
            found += _class_faults(node)
    return found


def _length(node: _Function | ast.ClassDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def _function_faults(node: _Function) -> Iterator[str]:
    if _length(node) > FUNCTION_LINES:
        yield f"line {node.lineno}: {node.name}() has {_length(node)} lines, {FUNCTION_LINES} are allowed"
    depth = nesting(node)
    if depth > NESTING:
        yield f"line {node.lineno}: {node.name}() is nested {depth} deep, {NESTING} is allowed"


def _class_faults(node: ast.ClassDef) -> Iterator[str]:
    methods = sum(isinstance(child, _FUNCTIONS) for child in node.body)
    if _length(node) > CLASS_LINES:
        yield f"line {node.lineno}: {node.name} has {_length(node)} lines, {CLASS_LINES} are allowed"
    if methods > CLASS_METHODS:
        yield f"line {node.lineno}: {node.name} has {methods} methods, {CLASS_METHODS} are allowed"


def nesting(node: ast.AST) -> int:
    """Return how deep blocks stand in each other; `elif` counts as its `if`, an inner function starts anew."""
    return max((_depth(child) for child in ast.iter_child_nodes(node)), default=0)


def _depth(node: ast.AST) -> int:
    if isinstance(node, (*_FUNCTIONS, ast.ClassDef, ast.Lambda)):
        return 0
    inner = nesting(node)
    if not isinstance(node, _BLOCKS):
        return inner
    if isinstance(node, ast.If) and len(node.orelse) == 1 and isinstance(node.orelse[0], ast.If):
        own = max((_depth(child) for child in [node.test, *node.body]), default=0)
        return max(own + 1, _depth(node.orelse[0]))
    return inner + 1


def undocumented(source: str) -> list[str]:
    """Return the module, public classes and public functions of `source` that have no docstring.

    Not counted: what stands inside functions or private classes, names that begin with an underscore,
    setters and overloads (their first definition has the words).
    """
    tree = ast.parse(source)
    found = [] if ast.get_docstring(tree) else ["the module"]
    return found + list(_undocumented_in(tree.body, ""))


def _undocumented_in(body: list[ast.stmt], prefix: str) -> Iterator[str]:
    for node in body:
        if not isinstance(node, (*_FUNCTIONS, ast.ClassDef)) or node.name.startswith("_"):
            continue
        if not ast.get_docstring(node) and not _speaks_elsewhere(node):
            yield f"line {node.lineno}: {prefix}{node.name}"
        if isinstance(node, ast.ClassDef):
            yield from _undocumented_in(node.body, f"{node.name}.")


def _speaks_elsewhere(node: _Function | ast.ClassDef) -> bool:
    names = [ast.unparse(decorator) for decorator in node.decorator_list]
    return any(name.endswith(("overload", ".setter", "override")) for name in names)
