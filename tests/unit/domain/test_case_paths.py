"""Paths of a case: what they name, and what they do not."""

from __future__ import annotations

from workbench.domain.casepaths import LINKS, VALUES, WAIVERS, name_in, path_of, values_path


def test_a_path_names_what_stands_in_its_part_and_in_no_other() -> None:
    assert values_path("purpose") == path_of(VALUES, "purpose") == "values/purpose"
    assert name_in(VALUES, "values/purpose") == "purpose"
    assert name_in(LINKS, path_of(LINKS, "7")) == "7"
    assert name_in(WAIVERS, path_of(LINKS, "7")) == ""
    assert [name_in(VALUES, path) for path in ("state", "values", "other/values/purpose", "")] == [""] * 4
