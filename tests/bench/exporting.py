"""One Word document of the sample case: rendered, proven, on the disk; beside docxtpl with the same context.

docxtpl reads the template anew for each document, as people use it; it neither proves nor syncs what it writes.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

from docxtpl import DocxTemplate

from tests.bench.measuring import Line, Report, at_most_times, in_turns
from tests.helpers.workbenches import FORM, sample_file
from workbench.app.bootstrap import bundled_forms
from workbench.domain.values import Value
from workbench.formspec.kinds import normalise
from workbench.services.exporting import bundled_templates
from workbench.word.context import build_context
from workbench.word.export import render_proposal
from workbench.word.files import write_whole
from workbench.word.render import compile_template
from workbench.word.templates import TemplateInfo

_MOST = 1.3


def measure(folder: Path, quick: bool) -> Report:
    """Export by each way in turns, with the template compiled before and compiled anew."""
    info = next(info for info in bundled_templates() if info.form == FORM and info.language == "zh")
    values = _sample_values()
    context = build_context(bundled_forms()[FORM], values, "zh")

    def plain() -> None:
        document = DocxTemplate(info.path)
        document.render(context, autoescape=True)
        document.save(folder / "plain.docx")

    times = in_turns(
        {
            "warm": _exporter(folder, info, values),
            "cold": _cold_exporter(folder, info, values),
            "compile": _compiler(folder, info),
            "plain": plain,
        },
        runs=2 if quick else 25,
    )
    other = times["plain"]
    target = at_most_times(times["warm"], other, _MOST)
    lines = (
        Line("export: render, prove, write", times["warm"], "docxtpl", other, targets=(target,)),
        Line("export: the first of a template", times["cold"], "docxtpl", other),
        Line("export: only compiling a template", times["compile"], "docxtpl", other),
    )
    ours, theirs = ((folder / f"{name}.docx").stat().st_size for name in ("ours", "plain"))
    return Report(lines, (f"The document has {ours:,} bytes, that of docxtpl {theirs:,}.",))


def _sample_values() -> dict[str, Value]:
    form = bundled_forms()[FORM]
    return {key: normalise(form.field_named(key), raw) for key, raw in sample_file().values.items()}


def _exporter(folder: Path, info: TemplateInfo, values: dict[str, Value]) -> Callable[[], None]:
    form = bundled_forms()[FORM]

    def export() -> None:
        template = compile_template(info.path)
        write_whole(folder / "ours.docx", render_proposal(template, form, values, info.language))

    return export


def _cold_exporter(folder: Path, info: TemplateInfo, values: dict[str, Value]) -> Callable[[], None]:
    form, copies = bundled_forms()[FORM], _copies(folder, info, "cold")

    def export() -> None:
        template = compile_template(next(copies))
        write_whole(folder / "first.docx", render_proposal(template, form, values, info.language))

    return export


def _compiler(folder: Path, info: TemplateInfo) -> Callable[[], object]:
    copies = _copies(folder, info, "compiled")
    return lambda: compile_template(next(copies))


def _copies(folder: Path, info: TemplateInfo, name: str) -> Iterator[Path]:
    """Yield new copies of a template without end, none of which was compiled before."""
    for number in count():
        yield Path(shutil.copy(info.path, folder / f"{name}-{number}.docx"))
