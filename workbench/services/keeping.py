"""Keeps what is typed until it is stored, and hands it back after a crash. When to keep, the window decides."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from workbench.domain.kept import KeptText
from workbench.domain.proposal import Proposal
from workbench.domain.values import Value, to_json
from workbench.formspec.kinds import normalise
from workbench.formspec.model import Field
from workbench.kernel.errors import InvalidValue, WorkbenchError
from workbench.kernel.fingerprint import Json
from workbench.kernel.i18n import tr
from workbench.services.steps.cases import find_case
from workbench.services.steps.context import Context
from workbench.storage.unit_of_work import ReadUnit


@dataclass(frozen=True, slots=True)
class Recovered:
    """A text that an earlier run of the program left behind without storing it.

    `case` is the ref, `value` what stands in the field now, `changed` whether that is another value than the
    one that the text was to replace.
    """

    run: str
    case: str
    title: str
    field: Field
    raw: Json
    value: Value
    changed: bool
    kept_at: datetime


class Keeping:
    """Use cases of whoever types, and of who finds what was typed before a crash."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._run = ""

    def keep(self, case: str, field_id: str, raw: Json, seen: Value) -> None:
        """Keep what stands in a field, in the place of what was kept of it before in this run."""
        context = self._context
        with context.workspace.writing(context.who) as unit:
            proposal = find_case(unit, case)
            moment = context.clock.now()
            self._run = self._run or context.ids.new()
            text = KeptText(self._run, context.who, proposal.uid, field_id, raw, to_json(seen), moment)
            unit.kept.put(text)

    def drop(self, case: str, field_id: str) -> None:
        """Keep nothing of a field any longer: it is stored, or given up."""
        with self._context.workspace.writing(self._context.who) as unit:
            unit.kept.drop(self._run, find_case(unit, case).uid, field_id)

    def recovered(self) -> list[Recovered]:
        """Return what earlier runs left behind, the oldest first; nothing is changed by looking.

        In a workspace on a server others may be typing at this moment: only what bears the name of who asks is
        taken for left behind. What is stored already, or can't stand in its form any more, is left out.
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

    def discard(self, run: str, case: str, field_id: str) -> None:
        """Let go what an earlier run left behind in a field; raises InvalidValue for the run going on."""
        if run == self._run:
            raise InvalidValue(
                tr("This text is being typed now."),
                tr("Only what an earlier run left behind can be discarded."),
            )
        with self._context.workspace.writing(self._context.who) as unit:
            unit.kept.drop(run, find_case(unit, case).uid, field_id)

    def _left_behind(self, unit: ReadUnit) -> list[KeptText]:
        """Return what other runs keep; on a server only what bears our name, for others may be typing now."""
        whoever = self._context.workspace.file is not None
        who = self._context.who
        return [text for text in unit.kept.all() if text.run != self._run and (whoever or text.who == who)]

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
        return Recovered(text.run, proposal.ref, proposal.title, field, text.raw, value, changed, text.kept_at)

    def _field(self, proposal: Proposal | None, field_id: str) -> Field | None:
        if proposal is None:
            return None
        form = self._context.forms.get(proposal.form)
        return form.fields.get(field_id) if form is not None else None


def _says(field: Field, raw: Json, value: Value) -> bool:
    try:
        return normalise(field, raw) == value
    except WorkbenchError:
        return False
