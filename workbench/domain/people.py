"""Who acts: the name, organisation and e-mail that stand beside every act in the journal."""

from __future__ import annotations

from dataclasses import dataclass

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
    """Return the person written as `Name`, `Name <e-mail>` or `Name (organisation) <e-mail>`."""
    rest, _, email = text.translate(_HALF_WIDTH).partition("<")
    name, _, organisation = rest.partition("(")
    return Person(name.strip(), organisation.strip().removesuffix(")").strip(), email.strip().rstrip(">"))
