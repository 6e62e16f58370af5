"""Taking in the draft of a proposal that was written elsewhere: read without storing, then stored as one act.

How texts find their fields is the business of `formspec.draftplacing`. What knows Word is imported by the uses
that need it: it is heavy, and most runs of the program read no file.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from workbench.domain.changes import Act, Changes
from workbench.domain.content import pictures
from workbench.domain.draftparts import DraftParts, Lost, parts_of_text, without_pictures
from workbench.domain.pictures import PictureFile
from workbench.domain.proposal import Proposal
from workbench.domain.values import Value, is_filled
from workbench.formspec.draftplacing import PlacedDraft, Reading, place_draft
from workbench.formspec.draftputting import put_behind
from workbench.formspec.kind_rich import RICH
from workbench.formspec.model import Form
from workbench.kernel.errors import ConflictError, InvalidValue, NotReadable, UnknownName
from workbench.kernel.i18n import tr
from workbench.kernel.plaintext import MOST_BYTES, check_is_text, decoded
from workbench.services.steps.cases import aggregate, find_editable_case, record_case
from workbench.services.steps.context import Context
from workbench.services.steps.newcases import TITLES, record_new_case, titled, value_changes
from workbench.services.steps.pictures import drawn_picture
from workbench.services.steps.plans import all_plans
from workbench.services.steps.wordendings import is_word_file
from workbench.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class DraftReading:
    """What was read of a draft, and what the case that it goes into holds; `case` is empty for a new one.

    `unplaced` are texts without a place, `lost` pictures and the like that have none, with the reason.
    `pictures` are those that values show, by digest; they are kept once such a value is stored.
    """

    file: Path
    form: Form
    readings: tuple[Reading, ...]
    unplaced: tuple[str, ...]
    lost: tuple[Lost, ...] = ()
    pictures: Mapping[str, PictureFile] = field(default_factory=dict, repr=False)
    case: str = ""
    present: Mapping[str, Value] | None = None

    def held(self, field_id: str) -> Value:
        """Return what the case holds in a field already, None for nothing."""
        return self.present.get(field_id) if self.present is not None else None

    def usable(self) -> dict[str, Value]:
        """Return the values that could be stored, by field: read without a problem and not there yet."""
        return {
            one.field.id: one.value
            for one in self.readings
            if not one.problem and self.held(one.field.id) != one.value
        }

    def offered(self) -> frozenset[str]:
        """Return the fields that are stored unless somebody wants others: those that are empty in the case."""
        return frozenset(name for name in self.usable() if not is_filled(self.held(name)))

    def with_put(self, text: str, field_id: str) -> DraftReading:
        """Return what was read with one of the texts without a place put into a long text.

        It comes behind what the draft brings there, or else behind what the case holds. Raises InvalidValue if
        the field does not take so much.
        """
        target = self.form.field_named(field_id)
        known = {one.field.id: one for one in self.readings}
        there = known.get(field_id)
        sound = there is not None and not there.problem
        before = there.value if there is not None and sound else self.held(field_id)
        told = f"{there.text}\n{text}" if there is not None and sound else text
        known[field_id] = Reading(target, told, put_behind(target, before, text))
        left = list(self.unplaced)
        left.remove(text)
        readings = tuple(known[name] for name in self.form.fields if name in known)
        return replace(self, readings=readings, unplaced=tuple(left))

    @property
    def title(self) -> str:
        """The title that was read, Chinese before English; empty if there was none."""
        found = self.usable()
        return next((str(found[name]) for name in TITLES if name in found), "")


class Importing:
    """Use cases of who has a draft already. `folder` holds the templates whose words our documents print."""

    def __init__(self, context: Context, folder: Path) -> None:
        self._context = context
        self._folder = folder

    def read_draft(
        self, file: Path, form_id: str = "", into: str = "", draws: Callable[[bytes], bool] | None = None
    ) -> DraftReading:
        """Return what a Word or text file says for a form; nothing is stored.

        The form is that of the case `into`, or the one named, or else the one that fits best. `draws` tells of
        the bytes of a JPEG whether they can be drawn, which here nobody can; others are lost. Raises
        NotReadable for a file that is damaged, too large or no draft, WrongUse for another kind of file,
        UnknownName for an unknown form or case, Refused for a case that can't be changed.
        """
        draft = _checked(_parts(file), draws)
        if into:
            with self._context.workspace.reading() as unit:
                proposal = find_editable_case(unit, into)
            form = self._context.form_of(proposal)
            read = _reading(file, form, self._placed(form, draft.parts), draft)
            return replace(read, case=proposal.ref, present=proposal.values)
        forms = [self._context.form(form_id)] if form_id else list(self._context.forms.values())
        # What articles ask for is known too, so that our own words around the answers are told from those.
        asking = [self._context.articles.form_of(form, (), {}) for form in forms]
        placed = [(form, self._placed(known, draft.parts)) for form, known in zip(forms, asking, strict=True)]
        return _reading(file, *max(placed, key=lambda pair: pair[1].fit), draft)

    def make_case(self, read: DraftReading, fields: Collection[str], title: str = "") -> Proposal:
        """Make a case with the values read for `fields`; `title` is needed if no title is among them.

        Raises InvalidValue, with nothing made, if there is no title.
        """
        values = _chosen(read, fields)
        if not any(is_filled(values.get(name)) for name in TITLES):
            titled_field, first = titled(read.form, title)
            values[titled_field.id] = first
        with self._context.workspace.writing(self._context.who) as unit:
            _keep_pictures(unit, read, values)
            return record_new_case(unit, self._context, read.form, values)

    def fill_case(self, read: DraftReading, fields: Collection[str]) -> Changes:
        """Put the values read for `fields` into the case that was read for, as one act.

        Raises ConflictError, with nothing stored, if one of the fields was changed since, Refused if the case
        can't be changed any more.
        """
        values = _chosen(read, fields)
        with self._context.workspace.writing(self._context.who) as unit:
            proposal = find_editable_case(unit, read.case)
            for field_id in values:
                if proposal.values.get(field_id) != read.held(field_id):
                    raise _changed_since(read.form.field_named(field_id).label.here())
            changes = value_changes(aggregate(proposal.uid), proposal.values, values)
            _keep_pictures(unit, read, values)
            act = Act("import_draft", read.file.name)
            return record_case(unit, self._context, proposal, act, changes, proposal.uid)

    def _placed(self, form: Form, parts: DraftParts) -> PlacedDraft:
        from workbench.word.printedwords import printed_words

        with self._context.workspace.reading() as unit:
            plans = all_plans(unit, self._context)
        return place_draft(form, parts, printed_words(self._folder, form, plans.values()))


@dataclass(frozen=True, slots=True)
class _Checked:
    """A draft without the pictures that can't be used, its sound ones, and what was lost."""

    parts: DraftParts
    sound: Mapping[str, PictureFile]
    lost: tuple[Lost, ...]


def _checked(parts: DraftParts, draws: Callable[[bytes], bool] | None) -> _Checked:
    sound: dict[str, PictureFile] = {}
    lost = list(parts.lost)
    for digest, picture in parts.pictures.items():
        try:
            sound[digest] = drawn_picture(picture.data, draws)
        except InvalidValue as error:
            lost.append(Lost(picture.name, error.words))
    return _Checked(without_pictures(parts, parts.pictures.keys() - sound.keys()), sound, tuple(lost))


def _reading(file: Path, form: Form, placed: PlacedDraft, draft: _Checked) -> DraftReading:
    names = draft.parts.pictures
    reason = tr("The picture stands where there can be none; only rich texts hold pictures.")
    left = tuple(Lost(one.alternative or names[one.digest].name, reason) for one in placed.pictures)
    return DraftReading(
        file, form, placed.readings, placed.unplaced, (*draft.lost, *placed.lost, *left), draft.sound
    )


def _keep_pictures(unit: UnitOfWork, read: DraftReading, values: Mapping[str, Value]) -> None:
    """Keep the pictures that values show in the workspace, in the same transaction as the values."""
    for field_id, value in values.items():
        if isinstance(value, str) and read.form.field_named(field_id).kind == RICH.name:
            for digest in {picture.digest for picture in pictures(value)} & read.pictures.keys():
                unit.pictures.put(read.pictures[digest])


def _chosen(read: DraftReading, fields: Collection[str]) -> dict[str, Value]:
    usable = read.usable()
    for name in fields:
        if name not in usable:
            raise UnknownName(tr("The draft holds nothing new for “{name}”.", name=name), name, usable)
    return {name: value for name, value in usable.items() if name in fields}


def _changed_since(field: str) -> ConflictError:
    return ConflictError(
        tr("“{field}” was changed since the draft was read; nothing was imported.", field=field),
        tr("Read the draft again and look at what differs now."),
    )


def _parts(file: Path) -> DraftParts:
    if is_word_file(file):
        from workbench.word.draftreader import read_draft_file

        return read_draft_file(file)
    return parts_of_text(_text(file))


def _text(file: Path) -> str:
    try:
        if file.stat().st_size > MOST_BYTES:
            raise NotReadable(
                tr("This text is larger than {size} MB; no draft is so long.", size=MOST_BYTES // 1_000_000),
                tr("Give only the text of the proposal."),
            )
        text = decoded(file.read_bytes())
    except OSError as error:
        raise NotReadable(
            tr("{file} can't be read.", file=str(file)),
            tr("Check that the file exists and that you may read it."),
            str(error),
        ) from error
    check_is_text(text)
    if not text.strip():
        raise NotReadable(tr("This text is empty."), tr("Give the text of a proposal."))
    return text
