"""The list of cases knows the English title of each, also of those that an older program made."""

from __future__ import annotations

import pytest
from sqlalchemy import create_engine, text

from tests.helpers.workbenches import FORM, new_case, open_for_test
from workbench.app.workbench import Workbench
from workbench.storage.engine import is_server_url
from workbench.storage.migrate import upgrade

CHINESE, ENGLISH = "应急供电装置", "Emergency power supply devices"
BOTH, ONLY_CHINESE, ONLY_ENGLISH = "2025-001", "2025-002", "2025-003"
OLDER = {
    BOTH: {"title_zh": CHINESE, "title_en": ENGLISH},
    ONLY_CHINESE: {"title_zh": CHINESE, "remarks": "Words"},
    ONLY_ENGLISH: {"title_en": ENGLISH},
}


def titles(workbench: Workbench) -> dict[str, tuple[str, str]]:
    return {line.ref: (line.title, line.title_en) for line in workbench.drafting.cases()}


def older_workspace(location: str) -> None:
    """Make a workspace of the last schema revision whose lists knew one title."""
    engine = create_engine(location if is_server_url(location) else f"sqlite:///{location}")
    with engine.begin() as connection:
        upgrade(connection, "0010")
        connection.execute(text("INSERT INTO workspace VALUES ('id', 'older'), ('made_by', '0.0.1')"))
        for ref, values in OLDER.items():
            connection.execute(
                text(
                    "INSERT INTO proposal (uid, ref, form, form_version, state, title, completeness, articles, "
                    "trashed, version, created_at, changed_at) VALUES (:ref, :ref, :form, 1, 'drafting', "
                    ":title, 0.1, '', false, 1, '2025-01-01 00:00:00', '2025-01-01 00:00:00')"
                ),
                {"ref": ref, "form": FORM, "title": next(iter(values.values()))},
            )
            for field, words in values.items():
                connection.execute(
                    text(
                        "INSERT INTO proposal_value (proposal_uid, field, kind, text_value) "
                        "VALUES (:ref, :field, 'text', :words)"
                    ),
                    {"ref": ref, "field": field, "words": words},
                )
    engine.dispose()


def test_cases_of_an_older_workspace_are_listed_with_their_english_titles(workspace_location: str) -> None:
    older_workspace(workspace_location)

    with open_for_test(workspace_location) as opened:
        assert titles(opened) == {
            BOTH: (CHINESE, ENGLISH),
            ONLY_CHINESE: (CHINESE, ""),
            ONLY_ENGLISH: (ENGLISH, ""),
        }
        opened.drafting.set_value(ONLY_ENGLISH, "title_zh", CHINESE)
        assert titles(opened)[ONLY_ENGLISH] == (CHINESE, ENGLISH)


def test_the_list_follows_each_change_of_the_titles(workbench: Workbench) -> None:
    ref = new_case(workbench, CHINESE).ref
    drafting = workbench.drafting
    told = [titles(workbench)[ref]]
    for field, words in (("title_en", ENGLISH), ("title_zh", ""), ("title_zh", CHINESE), ("title_en", "")):
        drafting.set_value(ref, field, words)
        told.append(titles(workbench)[ref])
    workbench.history.undo(ref)
    told.append(titles(workbench)[ref])

    both, chinese = (CHINESE, ENGLISH), (CHINESE, "")
    assert told == [chinese, both, (ENGLISH, ""), both, chinese, both]


@pytest.mark.parametrize(
    ("zh", "en", "in_chinese", "in_english"),
    [(CHINESE, ENGLISH, CHINESE, ENGLISH), (CHINESE, "", CHINESE, CHINESE), ("", ENGLISH, ENGLISH, ENGLISH)],
)
def test_a_line_of_the_list_has_the_title_of_the_case_in_either_language(
    file_workbench: Workbench, zh: str, en: str, in_chinese: str, in_english: str
) -> None:
    case = new_case(file_workbench)
    file_workbench.drafting.fill(case.ref, {"title_zh": zh, "title_en": en})

    (line,) = file_workbench.drafting.cases()
    for one in (line, file_workbench.drafting.case(case.ref)):
        assert (one.title_in("zh"), one.title_in("en")) == (in_chinese, in_english)
