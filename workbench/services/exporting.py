"""Writing a case's Word documents: which templates, where to, and the proof that nothing was lost.

What knows Word is imported by the uses that need it: it is heavy, and most runs of the program make no file.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.domain.pictures import PictureFile
from workbench.domain.proposal import Proposal
from workbench.kernel.errors import NotReadable, UnknownName, WrongUse
from workbench.kernel.folders import make_folder
from workbench.kernel.i18n import language_in_use, tr
from workbench.kernel.paths import template_folder
from workbench.services.steps.cases import find_case, pictures_of
from workbench.services.steps.context import Context
from workbench.services.steps.ownfiles import OwnFiles
from workbench.services.steps.plans import all_plans
from workbench.word.files import fits_name, safe_name, shortened, write_whole
from workbench.word.pages import COUNTING_DPI, SCREEN_DPI, Rendered, render_pages

if TYPE_CHECKING:
    from workbench.word.links import PrintedLink
    from workbench.word.render import Needs
    from workbench.word.templates import TemplateInfo

# When a file was changed last, in ns, and its size in bytes.
# Told before each document: number from 1, how many there are, the document's title; false stops the export.
Progress = Callable[[int, int, str], bool]


@dataclass(frozen=True, slots=True)
class Written:
    """One document that was written; `proven` counts the fields read back and found equal."""

    template: str
    path: Path
    size: int
    proven: int


@dataclass(frozen=True, slots=True)
class Target:
    """A document that could be written: where to, and whether a file stands there that would be replaced.

    `ours` tells that the file is as this run of the program wrote it, so that nobody loses anything by it.
    """

    template: TemplateInfo
    path: Path
    exists: bool
    ours: bool = False


def bundled_templates() -> tuple[TemplateInfo, ...]:
    """Return the templates that come with the program."""
    from workbench.word.templates import load_templates

    return tuple(load_templates(template_folder()).values())


class Exporting:
    """Use cases of those who need documents."""

    def __init__(self, context: Context, folder: Path) -> None:
        self._context = context
        self._folder = folder
        self._own = OwnFiles()

    def templates(self, form_id: str | None = None) -> tuple[TemplateInfo, ...]:
        """Return the templates, or those of one form."""
        from workbench.word.templates import load_templates

        found = load_templates(self._folder).values()
        return tuple(info for info in found if form_id in (None, info.form))

    def export(
        self, name: str, template_ids: Sequence[str], out: Path, progress: Progress | None = None
    ) -> tuple[Written, ...]:
        """Write documents of a case into the folder `out`, or to the file `out` if it ends in .docx.

        Without template ids all templates of the case's form are used. All documents are made and proven
        before the first is written, so that a refused value leaves every old file as it was. Raises
        UnknownName for an unknown template, InvalidValue for a text no document can carry, NotReadable if a
        file can't be written.
        """
        with self._context.workspace.reading() as unit:
            proposal = find_case(unit, name)
        chosen = self._chosen(proposal, template_ids)
        targets = _targets(proposal, chosen, out)
        rendered: list[tuple[TemplateInfo, Path, bytes]] = []
        for number, (info, target) in enumerate(zip(chosen, targets, strict=True), start=1):
            if progress is not None and not progress(number, len(chosen), info.title.here()):
                return ()
            rendered.append((info, target, self.render(proposal, info)))
        make_folder(targets[0].parent)
        written = []
        for info, target, data in rendered:
            written.append(_written(info, target, data))
            self._own.note(target)
        return tuple(written)

    def targets(self, name: str, out: Path) -> tuple[Target, ...]:
        """Return the documents of a case with the files that `export` would write into the folder `out`."""
        with self._context.workspace.reading() as unit:
            proposal = find_case(unit, name)
        chosen = self.templates(proposal.form)
        paths = _targets(proposal, chosen, out)
        return tuple(
            Target(info, path, path.exists(), self._own.has(path))
            for info, path in zip(chosen, paths, strict=True)
        )

    def preview(
        self, name: str, template_id: str, progress: Progress | None = None, dpi: int = SCREEN_DPI
    ) -> Rendered | None:
        """Return the pages of a document as it would be written; None if `progress` asks to stop.

        `progress` gets 0 of 0: how far LibreOffice is nobody knows. Raises as `export` does.
        """
        with self._context.workspace.reading() as unit:
            proposal = find_case(unit, name)
        (info,) = self._chosen(proposal, [template_id])

        def going() -> bool:
            return progress is None or progress(0, 0, info.title.here())

        return render_pages(self.render(proposal, info), dpi, going) if going() else None

    def page_count(self, name: str, progress: Progress | None = None) -> int | None:
        """Return how many pages the document of a case has, the one in the language in use where there are two.

        None where LibreOffice is missing or fails, or `progress` asks to stop. Raises as `export` does.
        """
        with self._context.workspace.reading() as unit:
            proposal = find_case(unit, name)
        chosen = self.templates(proposal.form)
        here = [info for info in chosen if info.language == language_in_use()]
        if not chosen:
            return None
        rendered = self.preview(name, (here or list(chosen))[0].id, progress, COUNTING_DPI)
        return len(rendered.pages) if rendered is not None and rendered.pages else None

    def _chosen(self, proposal: Proposal, template_ids: Sequence[str]) -> list[TemplateInfo]:
        known = {info.id: info for info in self.templates(proposal.form)}
        for template_id in template_ids:
            if template_id not in known:
                message = tr("There is no template “{template}” for this form.", template=template_id)
                raise UnknownName(message, template_id, known)
        return [known[template_id] for template_id in template_ids or known]

    def render(self, proposal: Proposal, info: TemplateInfo) -> bytes:
        """Return the finished document of a case, made in memory and proven to say what the case says."""
        from workbench.word.export import render_proposal
        from workbench.word.render import compile_template

        form = self._context.form_of(proposal)
        shown, links = self._pictures(proposal), self._links(proposal)
        return render_proposal(compile_template(info.path), form, proposal.values, info.language, shown, links)

    def _links(self, proposal: Proposal) -> tuple[PrintedLink, ...]:
        """Return the links of a case with what the plans say of their articles now."""
        from workbench.word.links import printed_links

        with self._context.workspace.reading() as unit:
            return printed_links(proposal.links, all_plans(unit, self._context))

    def _pictures(self, proposal: Proposal) -> dict[str, PictureFile]:
        """Return the pictures of a case by digest; raises NotReadable if one is missing or damaged."""
        digests = pictures_of(self._context, proposal)
        if not digests:
            return {}
        with self._context.workspace.reading() as unit:
            found = {digest: unit.pictures.get(digest) for digest in digests}
        known = {digest: picture for digest, picture in found.items() if picture is not None}
        if len(known) < len(digests):
            raise NotReadable(
                tr("A picture of {case} is missing or damaged in the workspace.", case=proposal.ref),
                tr("Put the picture in once more from its file, or take it out of the text."),
                ", ".join(sorted(digests - known.keys())),
            )
        return known


def _targets(proposal: Proposal, chosen: Sequence[TemplateInfo], out: Path) -> list[Path]:
    if out.suffix.lower() == ".docx":
        if len(chosen) != 1:
            raise WrongUse(
                tr("{count} documents can't be written to one file.", count=len(chosen)),
                tr("Name one template, or a folder after -o."),
            )
        return [out]
    return [out / document_name(proposal, info) for info in chosen]


def document_name(proposal: Proposal, info: TemplateInfo) -> str:
    """Return `2026-001 TITLE DOCUMENT.docx`; a long title is shortened, never what tells documents apart.

    An English document has the English title if there is one.
    """

    def name(title: str, document: str) -> str:
        return " ".join(filter(None, (proposal.ref, title, document)))

    words = info.file_words.within(info.language)
    document = words if fits_name(name("", words)) else info.id
    title = shortened(proposal.title_in(info.language), lambda part: fits_name(name(part, document)))
    return safe_name(name(title, document)) + ".docx"


def _written(info: TemplateInfo, target: Path, data: bytes) -> Written:
    from workbench.word.render import compile_template

    write_whole(target, data)
    return Written(info.id, target, len(data), _proven_fields(compile_template(info.path).needs))


def _proven_fields(needs: Needs) -> int:
    return len({tag.field for tag in needs.tags} | {item.field for item in needs.printed})
