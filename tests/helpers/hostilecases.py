"""A workspace full of hostile texts, to see what the window makes of them and how long it takes."""

from __future__ import annotations

from tests.data.hostile_texts import HASH, HOSTILE
from workbench.app.workbench import Workbench
from workbench.domain.refs import ArticleRef
from workbench.ui.navigation import Place

CASE = "2026-001"  # holds all texts that are short
PLACES = (
    Place("start"),
    Place("cases"),
    Place("editor", case=CASE, field="scope"),
    Place("editor", case=CASE, field="remarks"),
    Place("handin", case=CASE),
    Place("search", words="one"),
    Place("answers", case=CASE),
    Place("versions", case=CASE),
    Place("plan", plan="action-plan-2022", article="9"),
)
BAD = '<b>one</b><img src="http://example.test/x.png"><script>two</script>'


def fill_with_hostile_texts(workbench: Workbench) -> dict[str, str]:
    """Make a case for every text, in a title, a plain text and a rich text; return the cases by its name."""
    workbench.drafting.create_sample("gb-t-recommended")
    cases: dict[str, str] = {}
    for name, text in HOSTILE.items():
        case = workbench.drafting.create("gb-t-recommended", "储能 x")
        values = {"scope": text}
        if text.isprintable() and len(text) < 250:
            values |= {"title_en": text, "remarks": text}
        if name == "picture with words that break out":
            values["scope"] = "one"  # a picture that the workspace does not have is refused
        workbench.drafting.fill(case.ref, values)
        cases[name] = case.ref
    everything = "\n".join(
        text for text in HOSTILE.values() if text.isprintable() and len(text) < 300 and HASH not in text
    )
    workbench.drafting.fill(CASE, {"remarks": "before", "title_en": BAD})
    workbench.planning.link(
        CASE, ArticleRef("action-plan-2022", "8"), f"{BAD} 统一储能电站应急供电装置的技术要求。"
    )
    workbench.versioning.name(CASE, BAD)
    workbench.drafting.fill(CASE, {"remarks": everything, "scope": f"<p></p>{everything}"})
    return cases
