"""One Word file from one case: rendered, read back, proved; nothing is written here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from workbench.domain.pictures import PictureFile
from workbench.domain.values import Value
from workbench.formspec.kinds import display
from workbench.formspec.model import Form
from workbench.kernel.i18n import Language
from workbench.word.context import NO_PICTURES, build_context
from workbench.word.links import PrintedLink
from workbench.word.proof import prove
from workbench.word.render import CompiledTemplate

_TITLES: dict[Language, str] = {"zh": "title_zh", "en": "title_en"}


def render_proposal(
    template: CompiledTemplate,
    form: Form,
    values: Mapping[str, Value],
    language: Language,
    pictures: Mapping[str, PictureFile] = NO_PICTURES,
    links: Sequence[PrintedLink] = (),
) -> bytes:
    """Return the bytes of the Word file of a case, the same ones for the same input.

    `pictures` by digest are those that the rich texts show; none may be missing. `links` stand in their order.

    Raises InvalidValue naming the field for what a Word file can't carry, NotReadable if the template can't be
    filled with this form, NotProved if the file does not say what the case says.
    """
    context = build_context(form, values, language, pictures, links)
    data = template.render(context, _title(form, values, language))
    prove(form, values, language, template.needs, data, links)
    return data


def _title(form: Form, values: Mapping[str, Value], language: Language) -> str:
    """Return the title for the properties of the file: that of the standard, else that of the form."""
    field = form.fields.get(_TITLES[language])
    title = display(field, values.get(field.id), language) if field is not None else ""
    return title or form.title.within(language)
