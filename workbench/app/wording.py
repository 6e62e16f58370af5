"""Words for codes that both front ends show: states, steps, acts, roles of a link, kinds of field."""

from __future__ import annotations

from workbench.checks.model import Step
from workbench.domain.changes import Act, JournalEntry
from workbench.domain.proposal import LinkRole, State
from workbench.formspec.model import Form
from workbench.kernel.i18n import tr
from workbench.plan.model import TextState


def state_words(state: str) -> str:
    """Return the name of a state in the language in use."""
    words = {
        State.DRAFTING: tr("drafting"),
        State.SUBMITTED: tr("submitted"),
        State.IN_REVIEW: tr("under review"),
        State.REVISING: tr("revising"),
        State.CLEARED: tr("cleared"),
        State.NOT_RECOMMENDED: tr("not recommended"),
        State.HANDED_IN: tr("handed in"),
        State.APPROVED: tr("approved"),
        State.RETURNED: tr("returned for correction"),
        State.REFUSED: tr("refused"),
        State.WITHDRAWN: tr("withdrawn"),
    }
    return words[State(state)]


def role_words(role: LinkRole) -> str:
    """Return the name of a link's role in the language in use."""
    return tr("main purpose") if role is LinkRole.MAIN else tr("supporting")


def text_state_words(state: TextState) -> str:
    """Return what is known of an article's text, in the language in use."""
    words = {
        TextState.SUPPLIED: tr("text supplied"),
        TextState.SUMMARY: tr("own summary, text not supplied"),
        TextState.TITLE_ONLY: tr("title only"),
        TextState.NOT_SUPPLIED: tr("text not supplied"),
    }
    return words[state]


def step_words(step: str) -> str:
    """Return the name of the step from which a finding counts, in the language in use."""
    words = {
        Step.DRAFTING: tr("drafting"),
        Step.SUBMIT: tr("submission"),
        Step.HAND_IN: tr("hand-in"),
    }
    return words[Step(step)]


def evidence_words(confidence: str) -> str:
    """Return what a rule rests on (H, M, L, GK), in the language in use."""
    words = {
        "H": tr("read in the source"),
        "M": tr("second-hand"),
        "L": tr("weak"),
        "GK": tr("custom, not confirmed"),
    }
    return words.get(confidence, confidence)


def field_kind_words(kind: str) -> str:
    """Return the name of a kind of field in the language in use."""
    words = {
        "short_text": tr("short text"),
        "long_text": tr("long text"),
        "choice": tr("choice"),
        "yes_no": tr("yes or no"),
        "integer": tr("whole number"),
        "date": tr("date"),
        "money": tr("amount"),
        "standard_number": tr("standard number"),
        "ics_code": tr("ICS code"),
        "ccs_code": tr("CCS code"),
        "organisation": tr("organisation"),
        "rows": tr("list of rows"),
    }
    return words.get(kind, kind)


def language_words(language: str) -> str:
    """Return the name of a language in the language in use."""
    return tr("Chinese") if language == "zh" else tr("English")


def act_words(act: Act, form: Form | None = None) -> str:
    """Return the name of an act in the language in use, as it stands behind “Undo”.

    With the form of the case a field is named by its label.
    """
    subject = act.subject
    if form is not None and act.action == "set" and subject in form.fields:
        subject = form.fields[subject].label.here()
    words = {
        "new": lambda: tr("Make case {subject}", subject=subject),
        "set": lambda: tr("Edit {subject}", subject=subject),
        "fill": lambda: tr("Fill {subject} fields", subject=subject),
        "trash": lambda: tr("Move {subject} to the trash", subject=subject),
        "untrash": lambda: tr("Take {subject} out of the trash", subject=subject),
        "link": lambda: tr("Link to article {subject}", subject=subject),
        "unlink": lambda: tr("Remove link to article {subject}", subject=subject),
        "waive": lambda: tr("Waive rule {subject}", subject=subject),
        "unwaive": lambda: tr("Apply rule {subject} again", subject=subject),
        "repair": lambda: tr("Repair by rule {subject}", subject=subject),
        "import_plan": lambda: tr("Import text of plan {subject}", subject=subject),
        "accept_journal": lambda: tr("Accept the journal as it is"),
        "restore": lambda: tr("Restore backup {subject}", subject=subject),
    }
    return words[act.action]() if act.action in words else f"{act.action} {subject}"


def entry_words(entry: JournalEntry, form: Form | None = None) -> str:
    """Return what a journal entry did, undoing and redoing included, in the language in use."""
    if entry.undoes is None:
        return act_words(entry.act, form)
    if entry.redo:
        return tr("Did again: {act}", act=act_words(entry.act, form))
    return tr("Undid: {act}", act=act_words(entry.act, form))
