"""Who acts: the name, organisation and e-mail that stand beside every act in the journal."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.kernel.errors import WrongUse
from workbench.kernel.i18n import tr

_HALF_WIDTH = str.maketrans("（）＜＞", "()<>")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who acts on a workspace; a name is the least that is needed."""

    name: str
    organisation: str = ""
    email: str = ""

    def __str__(self) -> str:
        return f"{self.name} ({self.organisation})" if self.organisation else self.name


def parse_person(text: str) -> Person:
    """Return the person written as `Name`, `Name <e-mail>` or `Name (organisation) <e-mail>`.

    Raises WrongUse if there is no name in it, or a character that can't be stored.
    """
    rest, _, email = text.translate(_HALF_WIDTH).partition("<")
    name, _, organisation = rest.partition("(")
    person = Person(name.strip(), organisation.strip().removesuffix(")").strip(), email.strip().rstrip(">"))
    return checked_person(person)


def checked_person(person: Person) -> Person:
    """Return the person; raises WrongUse if the name is empty or a character can't be stored."""
    if not person.name:
        raise WrongUse(tr("A person needs a name."), tr("Write it as “Name (organisation)”."))
    if not (person.name + person.organisation + person.email).isprintable():
        raise WrongUse(
            tr("The name holds a character that can't be stored."), tr("Write it without control characters.")
        )
    return person


def email_fault(email: str) -> str:
    """Return a sentence on what evidently makes a text no e-mail address; empty if nothing does."""
    before, sign, behind = email.partition("@")
    if any(character.isspace() for character in email):
        return tr("There is a blank in this e-mail address.")
    if email and ("@" in behind or not (before and sign and behind)):
        return tr("An e-mail address has one @ with something before and behind it.")
    return ""


def email_doubt(email: str) -> str:
    """Return a sentence on what looks wrong with an e-mail address; empty for one that may be right."""
    strange = next((character for character in email if not character.isascii()), "")
    if strange:
        return tr("“{character}” does not belong in an e-mail address.", character=strange)
    if fault := email_fault(email):
        return fault
    behind = email.partition("@")[2]
    if email and ("." not in behind or not all(behind.split("."))):
        return tr("Behind the @ of an e-mail address stands a name with a dot, such as example.cn.")
    return ""
