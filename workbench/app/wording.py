"""Words for codes that both front ends show: states, steps, acts, roles of a link, kinds of field."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from workbench.checks.model import Step
from workbench.domain.changes import Act, JournalEntry
from workbench.domain.contacts import ContactKind
from workbench.domain.proposal import LinkRole, State
from workbench.formspec.model import Form
from workbench.kernel.i18n import language_in_use, listed, tr, tr_count
from workbench.plan.model import TextState

if TYPE_CHECKING:
    from workbench.formspec.statistics import FieldStatistics, Statistics
    from workbench.services.maintaining import Examination

_NAMED = 6  # fields in one sentence
# Their subject may name a task by its id, which stands nowhere on the screen.
_OF_ARTICLES = frozenset({"link", "unlink", "relink", "confirm"})
_WITH_ORGANISATION = re.compile(r"(.+?) \((.+)\)")  # as `domain.people.Person` writes it


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


def who_words(who: str) -> str:
    """Return somebody as the journal names them, with the brackets of the language in use."""
    found = _WITH_ORGANISATION.fullmatch(who) if language_in_use() == "zh" else None
    return f"{found[1]}（{found[2]}）" if found is not None else who


def role_words(role: LinkRole) -> str:
    """Return the name of a link's role in the language in use."""
    return tr("main purpose") if role is LinkRole.MAIN else tr("supporting")


def role_choices() -> dict[str, str]:
    """Return the roles to choose from, by value, with their names as choices begin."""
    return {LinkRole.MAIN.value: tr("Main purpose"), LinkRole.SUPPORTING.value: tr("Supporting")}


def left_behind_words(names: Sequence[str]) -> str:
    """Return the sentence that says what of an earlier case a form has no place for; empty for nothing."""
    if not names:
        return ""
    shown, more = listed(name.rstrip("?？") for name in names[:_NAMED]), len(names) - _NAMED
    if more > 0:
        return tr(
            "What this form has no place for stays behind: {fields} and {count} more.", fields=shown, count=more
        )
    return tr("What this form has no place for stays behind: {fields}.", fields=shown)


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


def guidance_words(confidence: str) -> str:
    """Return what a piece of guidance rests on (H, M, L, GK), in the language in use."""
    words = {
        "H": tr("A published text asks for it."),
        "M": tr("Put together from published texts on what reviewers look at."),
        "L": tr("From a single source that is not certain."),
        "GK": tr("Advice from experience, not official."),
    }
    return words.get(confidence, confidence)


def field_standing_words(confidence: str) -> str:
    """Return in plain words where a field comes from (H, M, L, GK); the source itself is told by `forms`."""
    words = {
        "H": tr("Read in published copies of the form."),
        "M": tr("From what others publish about the form."),
        "L": tr("From a single source that is not certain."),
        "GK": tr("From experience; not yet confirmed by a standards officer."),
    }
    return words.get(confidence, "")


def field_kind_words(kind: str) -> str:
    """Return what one writes into a field of a kind, in plain words of the language in use."""
    words = {
        "short_text": tr("one line of text"),
        "long_text": tr("text of one or more paragraphs"),
        "rich": tr("text that may have bold words, lists, tables and pictures"),
        "choice": tr("one of the choices"),
        "yes_no": tr("yes or no"),
        "integer": tr("whole number"),
        "date": tr("date (such as 2026-03-02)"),
        "money": tr("amount with two decimals at most"),
        "standard_number": tr("number of a standard (such as GB/T 1.1-2020)"),
        "ics_code": tr("ICS code (such as 29.240)"),
        "ccs_code": tr("CCS code (such as K 81)"),
        "organisation": tr("name of an organisation"),
        "person": tr("name of a person"),
        "rows": tr("list with several items in each line"),
        "attachments": tr("list of attached files"),
    }
    return words.get(kind, kind)


def contact_kind_words(kind: ContactKind) -> str:
    """Return the name of a kind of entry of the address book, in the language in use."""
    return tr("Person") if kind is ContactKind.PERSON else tr("Organisation")


def pages_words(found: Statistics, pages: int | None) -> str:
    """Return how many pages there are, or about how many where they could not be counted."""
    if pages is None:
        return tr("Pages: about {count} (a guess from the number of words)", count=found.guessed_pages)
    return tr("Pages: {count}, counted in the document", count=pages)


def bound_words(field: FieldStatistics) -> str:
    """Return how long a field is against its longest length."""
    label, length, most = field.field.label.here(), field.length, field.field.limits.max_length
    if field.over:
        return tr(
            "{field}: {length} of {most} characters, {over} too many",
            field=label,
            length=length,
            most=most,
            over=field.over,
        )
    return tr("{field}: {length} of {most} characters", field=label, length=length, most=most)


def lost_words(count: int) -> str:
    """Return how many attachments a backup lacks because they are missing or damaged in the workspace."""
    return tr_count(
        "{count} attached file is missing or damaged and not in the backup.",
        "{count} attached files are missing or damaged and not in the backup.",
        count,
    )


def file_size_words(size: int) -> str:
    """Return the size of a file, given in bytes, as people read it: 640 B, 12 kB, 1.2 MB."""
    if size < 1000:
        return f"{size}\u00a0B"
    return f"{size / 1e3:.0f}\u00a0kB" if size < 1e6 else f"{size / 1e6:.1f}\u00a0MB"


def language_words(language: str) -> str:
    """Return the name of a language in the language in use."""
    return tr("Chinese") if language == "zh" else tr("English")


def act_words(act: Act, form: Form | None = None) -> str:
    """Return the name of an act in the language in use, as it stands behind “Undo”.

    With the form of the case a field is named by its label.
    """
    subject = act.subject
    if act.action in _OF_ARTICLES:
        subject = subject.partition(".")[0]
    if form is not None and act.action in ("set", "outline") and subject in form.nameable_fields:
        subject = form.nameable_fields[subject].label.here()
    words = {
        "new": lambda: tr("Make case {subject}", subject=subject),
        "set": lambda: tr("Edit {subject}", subject=subject),
        "outline": lambda: tr("Outline of {subject}", subject=subject),
        "fill": lambda: tr("Fill {subject} fields", subject=subject),
        "import_draft": lambda: tr("Import draft {subject}", subject=subject),
        "trash": lambda: tr("Move {subject} to the trash", subject=subject),
        "untrash": lambda: tr("Take {subject} out of the trash", subject=subject),
        "link": lambda: tr("Link to article {subject}", subject=subject),
        "unlink": lambda: tr("Remove link to article {subject}", subject=subject),
        "relink": lambda: tr("Change link to article {subject}", subject=subject),
        "confirm": lambda: tr("Confirm link to article {subject}", subject=subject),
        "dismiss": lambda: tr("Dismiss the suggestion of article {subject}", subject=subject),
        "recall": lambda: tr("Bring back dismissed suggestions"),
        "delete_answers": lambda: tr("Delete the answers to article {subject}", subject=subject),
        "delete_kept_apart": lambda: tr("Delete {subject} answers kept apart", subject=subject),
        "carry_forward": lambda: tr("Carry forward to version {subject} of the form", subject=subject),
        "attach": lambda: tr("Attach “{subject}”", subject=subject),
        "attach_many": lambda: tr("Attach {subject} files", subject=subject),
        "detach": lambda: tr("Remove attachment “{subject}”", subject=subject),
        "waive": lambda: tr("Waive rule {subject}", subject=subject),
        "unwaive": lambda: tr("Apply rule {subject} again", subject=subject),
        "repair": lambda: tr("Repair by rule {subject}", subject=subject),
        "replace": lambda: tr("Replace “{subject}”", subject=subject),
        "name_version": lambda: tr("Name version “{subject}”", subject=subject),
        "rename_version": lambda: tr("Rename version to “{subject}”", subject=subject),
        "delete_version": lambda: tr("Delete version “{subject}”", subject=subject),
        "restore_version": lambda: tr("Return to version “{subject}”", subject=subject),
        "remember": lambda: tr("Remember {subject}", subject=subject),
        "forget": lambda: tr("Forget {subject}", subject=subject),
        "gather_contacts": lambda: tr("Gather the address book from the cases: {subject}", subject=subject),
        "add_contact": lambda: tr("Add {subject} to the address book", subject=subject),
        "change_contact": lambda: tr("Change {subject} in the address book", subject=subject),
        "remove_contacts": lambda: tr("Remove {subject} from the address book", subject=subject),
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


def examination_words(found: Examination) -> list[tuple[str, str]]:
    """Return what an examination of a workspace found, as pairs of name and words."""
    return [
        (tr("Workspace"), found.location),
        (tr("Database"), found.database),
        (tr("Cases"), tr("{count}, and {trashed} in the trash", count=found.cases, trashed=found.trashed)),
        (tr("Journal"), _journal_words(found)),
        (tr("Tables"), _difference_words(found)),
        (tr("Attachments"), _attachment_words(found)),
    ]


def _attachment_words(found: Examination) -> str:
    if not found.lost:
        return tr("{count} files, all there and sound", count=found.attachments)
    names = listed(found.lost[:5])
    return tr(
        "{lost} of {count} files MISSING or damaged: {names}",
        lost=len(found.lost),
        count=found.attachments,
        names=names,
    )


def helper_notes(office: str) -> list[str]:
    """Return a note for each helper that is missing; `office` is the path of LibreOffice or empty."""
    if office:
        return []
    return [tr("LibreOffice was not found: documents can be exported, but not previewed as pages.")]


def _journal_words(found: Examination) -> str:
    report = found.journal
    if report.verdict == "proven":
        return tr("{count} entries, unbroken and sealed with your key", count=report.entries)
    if report.verdict == "consistent":
        return tr("{count} entries, consistent, not provable here", count=report.entries)
    reasons = {
        "number": tr("entry {number} is missing or out of order", number=report.first_bad),
        "hash": tr("entry {number} was changed", number=report.first_bad),
        "seal": tr("entry {number} was not written by this program", number=report.first_bad),
        "tail": tr("entries from {number} on were cut off", number=report.first_bad),
        "history": tr("entry {number} is another one than was written here", number=report.first_bad),
    }
    return tr("BROKEN: {reason}", reason=reasons[report.reason])


def _difference_words(found: Examination) -> str:
    if found.journal.verdict == "broken":
        return tr("not compared, because the journal is broken")
    if not found.differing:
        return tr("agree with the journal")
    places = listed(f"{aggregate} {path}" for aggregate, path in found.differing[:5])
    return tr("{count} places DIFFER from the journal: {places}", count=len(found.differing), places=places)
