"""Keeps what is typed until it is stored, and hands it back after a crash. When to keep, the window decides."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from workbench.domain.kept import KeptText
from workbench.domain.proposal import Proposal
from workbench.domain.values import Value, to_json
from workbench.formspec.kinds import normalise
from workbench.formspec.model import Field
from workbench.kernel.errors import InvalidValue, Refused, WorkbenchError
from workbench.kernel.fingerprint import Json
from workbench.kernel.i18n import tr
from workbench.services.steps.cases import find_case
from workbench.services.steps.context import Context
from workbench.storage.unit_of_work import ReadUnit


@dataclass(frozen=True, slots=True)
class Recovered:
    """A text that an earlier run of the program left behind without storing it.

    `case` is the ref, `value` what stands in the field now, `changed` whether that is another value than the
    one that the text was to replace, `asked` whether the form of the case asks for the field at present.
    """

    run: str
    case: str
    title: str
    field: Field
    raw: Json
    value: Value
    changed: bool
    kept_at: datetime
    asked: bool = True


class Keeping:
    """Use cases of whoever types, and of who finds what was typed before a crash."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._run = ""

    def keep(self, case: str, field_id: str, raw: Json, seen: Value) -> None:
        """Keep what stands in a field, in the place of what was kept of it before in this run."""
        context, run = self._context, self._living_run()
        with context.workspace.writing(context.who) as unit:
            proposal = find_case(unit, case)
            moment = context.clock.now()
            text = KeptText(run, context.who, proposal.uid, field_id, raw, to_json(seen), moment)
            unit.kept.put(text)

    def drop(self, case: str, field_id: str) -> None:
        """Keep nothing of a field any longer: it is stored, or given up."""
        with self._context.workspace.writing(self._context.who) as unit:
            unit.kept.drop(self._run, find_case(unit, case).uid, field_id)

    def recovered(self) -> list[Recovered]:
        """Return what runs that have ended left behind, the oldest first; nothing is changed by looking.

        In a workspace on a server others work too: only what bears the name of who asks is theirs to decide on.
        What is stored already, or can't stand in its form any more, is left out; what was written for an
        article that is not linked now can still be read.
        """
        with self._context.workspace.reading() as unit:
            left = self._left_behind(unit)
            return [found for text in left if (found := self._found(unit, text)) is not None]

    def settle(self) -> None:
        """Let go what earlier runs of ours left behind and what is stored by now: it must not come back."""
        with self._context.workspace.reading() as unit:
            stored = [text for text in self._left_behind(unit) if self._is_stored(unit, text)]
        if stored:
            with self._context.workspace.writing(self._context.who) as unit:
                for text in stored:
                    unit.kept.drop(text.run, text.case_uid, text.field)

    def take_over(self, run: str, case: str, field_id: str) -> None:
        """Go on keeping as ours what an ended run left behind in a field, because it is going to be put in.

        All or nothing. Raises InvalidValue if that run lives or the text is gone, Refused if this run keeps
        another text of the field.
        """
        ours = self._living_run()
        with self._context.workspace.writing(self._context.who) as unit:
            uid = find_case(unit, case).uid
            self._refuse_living(unit, run)
            left = unit.kept.at(run, uid, field_id)
            if left is None:
                raise InvalidValue(tr("This text is not kept any more."))
            if unit.kept.at(ours, uid, field_id) is not None:
                raise Refused(tr("Another text of this field is being kept."))
            unit.kept.put(replace(left, run=ours))
            unit.kept.drop(run, uid, field_id)

    def discard(self, run: str, case: str, field_id: str) -> None:
        """Let go what an ended run left behind in a field; raises InvalidValue for one that lives."""
        with self._context.workspace.writing(self._context.who) as unit:
            self._refuse_living(unit, run)
            unit.kept.drop(run, find_case(unit, case).uid, field_id)

    def _living_run(self) -> str:
        """Return the name of this run; what is kept under it belongs to a session that can be seen to live."""
        self._run = self._run or self._context.ids.new()
        self._context.workspace.live_as(self._run)
        return self._run

    def _refuse_living(self, unit: ReadUnit, run: str) -> None:
        if run == self._run or self._context.workspace.living(unit, {run}):
            raise InvalidValue(
                tr("This text is being typed now."),
                tr("Only what an earlier run left behind can be put in or discarded."),
            )

    def _left_behind(self, unit: ReadUnit) -> list[KeptText]:
        """Return what runs keep that have ended; on a server only what bears our name."""
        whoever = self._context.workspace.file is not None
        who = self._context.who
        others = [text for text in unit.kept.all() if text.run != self._run and (whoever or text.who == who)]
        living = self._context.workspace.living(unit, {text.run for text in others})
        return [text for text in others if text.run not in living]

    def _is_stored(self, unit: ReadUnit, text: KeptText) -> bool:
        proposal = unit.proposals.get(text.case_uid)
        field = self._field(proposal, text.field)
        if proposal is None or field is None:
            return False
        return _says(field, text.raw, proposal.values.get(field.id))

    def _found(self, unit: ReadUnit, text: KeptText) -> Recovered | None:
        proposal = unit.proposals.get(text.case_uid)
        field = self._field(proposal, text.field)
        if proposal is None or field is None:
            return None
        value = proposal.values.get(text.field)
        if _says(field, text.raw, value):
            return None
        changed = to_json(value) != text.seen
        found = Recovered(text.run, proposal.ref, proposal.title, field, text.raw, value, changed, text.kept_at)
        return replace(found, asked=self._is_asked(proposal, field))

    def _field(self, proposal: Proposal | None, field_id: str) -> Field | None:
        if proposal is None:
            return None
        form = self._context.known_form_of(proposal)
        if form is None:
            return None
        return form.fields.get(field_id) or self._context.articles.with_all(form).fields.get(field_id)

    def _is_asked(self, proposal: Proposal, field: Field) -> bool:
        """Return whether a field can be written in: not while its article is unlinked."""
        form = self._context.form_of(proposal)
        return field.id in form.fields and field.id not in form.sleeping_fields


def _says(field: Field, raw: Json, value: Value) -> bool:
    try:
        return normalise(field, raw) == value
    except WorkbenchError:
        return False
