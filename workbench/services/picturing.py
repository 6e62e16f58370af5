"""Pictures of rich texts: taken in, handed out. Where they stand is told by the texts, stored by `drafting`."""

from __future__ import annotations

from collections.abc import Collection

from workbench.domain.blocks import Picture, settled, share_of
from workbench.domain.casepaths import values_path
from workbench.domain.changes import Act, Change, Changes
from workbench.domain.content import parse, write
from workbench.domain.pictures import PictureFile
from workbench.domain.values import to_json
from workbench.formspec.kind_rich import RICH
from workbench.formspec.kinds import normalise
from workbench.kernel.errors import InvalidValue
from workbench.kernel.i18n import tr
from workbench.services.steps.cases import aggregate, find_editable_case, record_case
from workbench.services.steps.context import Context
from workbench.services.steps.pictures import checked_picture


class Picturing:
    """Use cases of who puts pictures into texts."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def check(self, data: bytes, name: str = "") -> PictureFile:
        """Return the picture that bytes are, which is not kept yet; `name` is that of its file.

        Raises InvalidValue with a sentence if they are none, damaged or too large.
        """
        return checked_picture(data, name)

    def keep(self, picture: PictureFile) -> None:
        """Keep a picture that was checked in the workspace; the same bytes are kept once."""
        with self._context.workspace.writing(self._context.who) as unit:
            unit.pictures.put(picture)

    def pictures(self, digests: Collection[str]) -> dict[str, PictureFile]:
        """Return the pictures of some digests, as far as they are in the workspace and sound."""
        with self._context.workspace.reading() as unit:
            found = {one: unit.pictures.get(one) for one in digests}
        return {name: picture for name, picture in found.items() if picture is not None}

    def append(
        self, case: str, field_id: str, data: bytes, words: str = "", name: str = "", width: int | None = None
    ) -> Changes:
        """Put a picture with its words behind the text of a field, as one act; `name` is that of its file.

        `width` is the share of the text that it takes, in per cent. Raises InvalidValue for a bad picture, or a
        field that takes none.
        """
        picture = checked_picture(data, name)
        with self._context.workspace.writing(self._context.who) as unit:
            proposal = find_editable_case(unit, case)
            field = self._context.form(proposal.form).field_named(field_id)
            if field.kind != RICH.name:
                raise InvalidValue(
                    tr("{field}: there can be no picture in it.", field=field.label.here()),
                    tr("Only rich texts hold pictures."),
                )
            unit.pictures.put(picture)
            before = proposal.values.get(field_id)
            text = parse(before if isinstance(before, str) else "")
            after = normalise(field, write(settled([*text, Picture(picture.digest, words, share_of(width))])))
            change = Change(aggregate(proposal.uid), values_path(field_id), to_json(before), to_json(after))
            return record_case(unit, self._context, proposal, Act("set", field_id), [change], proposal.uid)
