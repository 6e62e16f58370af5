"""A difference in words: only what changed, in the order of the form, with marks that need no colour."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

from workbench.app.bootstrap import bundled_forms
from workbench.app.differing import DifferenceLine, compared_lines, field_lines, plain, spoken
from workbench.domain.proposal import ArticleLink, LinkRole, Waiver
from workbench.domain.refs import ArticleRef
from workbench.domain.values import Row
from workbench.domain.versions import Snapshot
from workbench.kernel.i18n import use_language
from workbench.services.versioning import Compared, Side

FORM = bundled_forms()["gb-t-recommended"]
BUDGET = FORM.fields["budget_lines"]
LINK = ArticleLink("l1", ArticleRef("action-plan-2022", "9"), "Supports storage", linked_by="林一")


def compared(before: Snapshot, after: Snapshot) -> Compared:
    moment = datetime(2026, 3, 2, tzinfo=UTC)
    return Compared("2026-001", "t", FORM, Side("v1", "林一", moment, before), Side("", "", None, after))


def said(lines: list[DifferenceLine]) -> list[str]:
    return [
        f"# {line.words}" if line.kind == "heading" else f"{line.note}|{plain(line.pieces)}" for line in lines
    ]


def test_only_what_changed_is_told_in_the_order_of_the_form() -> None:
    before = Snapshot(1, {"title_en": "Storage", "remarks": "a", "scope": "same", "gone": "old"})
    after = Snapshot(1, {"title_en": "Power storage", "remarks": "b", "scope": "same"})
    lines = compared_lines(compared(before, after))
    assert said(lines) == [
        f"# {FORM.fields['title_en'].label.here()}",
        "|[-Storage-]{+Power storage+}",
        f"# {FORM.fields['remarks'].label.here()}",
        "|[-a-]{+b+}",
        "# gone",
        "|[-old-]",
    ]
    everything = compared_lines(compared(before, after), everything=True)
    assert f"# {FORM.fields['scope'].label.here()}" in said(everything)
    assert len([line for line in everything if line.kind == "heading"]) == len(FORM.fields) + 1


def test_equal_paragraphs_are_left_out_and_counted() -> None:
    field = FORM.fields["purpose"]
    lines = field_lines(field, "one\ntwo\nthree\nfour", "one\ntwo\nthree\nfive")
    assert said(lines) == ["3 equal lines|", "|[-four-]{+five+}"]
    assert len(field_lines(field, "one\ntwo", "one\nthree", everything=True)) == 2
    assert field_lines(field, "one", "one") == []


def test_of_long_equal_stretches_only_what_is_near_stays_when_there_is_little_room() -> None:
    field = FORM.fields["purpose"]
    (line,) = field_lines(field, f"{'a ' * 50}old{' b' * 50}", f"{'a ' * 50}new{' b' * 50}", around=4)
    assert plain(line.pieces) == "…a a [-old-]{+new+} b b…"
    (empty,) = field_lines(field, None, None, everything=True)
    assert (empty.note, empty.differs) == ("(empty)", False)


def test_rows_are_told_as_added_removed_moved_and_changed_cell_by_cell() -> None:
    field = FORM.fields["drafting_units"]
    name, label = field.columns[0].id, field.columns[0].label.here()
    one, two, three = (Row(f"r{n}", {name: f"Unit {n}"}) for n in (1, 2, 3))
    lines = field_lines(field, (one, two), (two, Row("r1", {name: "Unit 9"}), three))
    notes = [(line.note, plain(line.pieces)) for line in lines]
    assert notes == [
        ("row moved from 2 to 1", f"{label}: Unit 2"),
        ("", f"{label}: Unit [-1-]{{+9+}}"),
        ("row added", f"{{+{label}: Unit 3+}}"),
    ]
    (removed,) = field_lines(field, (one,), None)
    assert (removed.note, removed.differs) == ("row removed", True)


def test_a_row_is_told_by_its_filled_cells_behind_their_labels() -> None:
    before = (Row("r1", {"item": "试验", "source": None, "amount": Decimal(60)}),)
    after = (Row("r1", {"item": "试验", "source": "own", "amount": Decimal(60)}),)
    use_language("zh")
    (line,) = field_lines(BUDGET, before, after)
    assert plain(line.pieces) == "支出项目：试验 · 经费来源：{+起草单位自筹+} · 金额（万元）：60"
    (gone,) = field_lines(BUDGET, before, None)
    assert plain(gone.pieces) == "[-支出项目：试验 · 金额（万元）：60-]"
    use_language("en")
    (line,) = field_lines(BUDGET, *((Row("r1", {"amount": Decimal(number)}),) for number in (60, 70)))
    assert plain(line.pieces) == "Amount (10,000 yuan): [-60-]{+70+}"


def test_rows_of_a_table_in_a_rich_text_are_told_without_their_empty_cells() -> None:
    cells = "<tr><td>合计</td><td></td><td>{}</td></tr>"
    before, after = (f"<table>{cells.format(number)}</table><p>x</p>" for number in (60, 70))
    lines = field_lines(FORM.fields["purpose"], before, after)
    assert plain(lines[0].pieces) == "合计 · [-60-]{+70+}"


def test_links_and_waivers_are_compared_too() -> None:
    before = Snapshot(1, {}, (LINK,), (Waiver("P01", "because", "林一"),))
    other = ArticleLink("l1", LINK.ref, "Supports power", LinkRole.SUPPORTING, linked_by="林一")
    lines = compared_lines(compared(before, Snapshot(1, {}, (other,))))
    assert said(lines) == [
        "# Links to articles",
        "|Article 9 · [-main purpose-]{+supporting+} · Supports [-storage-]{+power+}",
        "# Waived rules",
        "|[-P01 · because · 林一-]",
    ]


def test_a_link_without_a_quote_is_told_without_a_place_for_it() -> None:
    (_heading, line) = compared_lines(compared(Snapshot(1, {}), Snapshot(1, {}, (LINK,))))
    assert plain(line.pieces) == "{+Article 9 · main purpose · Supports storage+}"


def test_a_link_that_was_only_confirmed_anew_is_told_as_changed() -> None:
    seen = ArticleLink("l1", LINK.ref, LINK.reason, fingerprint="other", linked_by="林一")
    lines = compared_lines(compared(Snapshot(1, {}, (LINK,)), Snapshot(1, {}, (seen,))))
    assert [line.note for line in lines if line.kind == "text"] == ["changed"]


def test_a_difference_is_spoken_in_words() -> None:
    (line,) = field_lines(FORM.fields["title_en"], "the quick test", "the slow test")
    assert spoken(line) == "the removed: quick; added: slow; test"


def test_a_line_of_which_only_the_look_changed_says_so() -> None:
    field = FORM.fields["purpose"]
    assert field.kind == "rich"
    before, after = "<p>one</p><p>two three</p>", "<p>one</p><p>two <strong>three</strong></p>"
    (gap, line) = field_lines(field, before, after)
    assert (gap.differs, line.note, plain(line.pieces)) == (False, "only the look changed", "two {~three~}")
    assert spoken(line) == "only the look changed two other look: three"


def picture(width: str = "", words: str = "Plan", digest: str = "a" * 64) -> str:
    return f'<img src="picture:{digest}" alt="{words}"{width}>'


def test_another_width_of_a_picture_is_a_change_but_none_of_words() -> None:
    field = FORM.fields["purpose"]
    before, after = (f"<p>one</p><p>two</p>{picture(width)}" for width in ("", ' width="50"'))
    (gap, line) = field_lines(field, before, after)
    assert (gap.kind, gap.differs) == ("gap", False)
    assert (line.note, line.differs) == ("another width", True)
    assert plain(line.pieces) == "[picture: Plan]"


def test_another_width_is_told_beside_words_that_changed() -> None:
    field = FORM.fields["purpose"]
    other = picture(words="Other", digest="b" * 64)
    before, after = (
        f"<p>{words}</p>{picture(width)}{other}" for words, width in (("one", ' width="50"'), ("two", ""))
    )
    told = ["|[-one-]{+two+}", "another width|[picture: Plan]", "|[picture: Other]"]
    assert said(field_lines(field, before, after, everything=True)) == told


def told(before: str, after: str) -> list[str]:
    return said(field_lines(FORM.fields["purpose"], before, after, everything=True))


def test_another_width_is_told_at_its_own_picture_though_others_have_no_words_either() -> None:
    first, (before, after) = picture(words=""), (picture(width, "", "b" * 64) for width in ("", ' width="50"'))
    texts = [f"<p>one</p>{first}<p>two</p>{second}<p>three</p>" for second in (before, after)]
    assert told(*texts) == ["|one", "|[picture]", "|two", "another width|[picture]", "|three"]


def test_words_that_read_like_a_picture_have_no_width() -> None:
    texts = [f"<p>[picture: Plan]</p>{picture(width)}" for width in ("", ' width="50"')]
    assert told(*texts) == ["|[picture: Plan]", "another width|[picture: Plan]"]


def test_another_width_and_other_words_of_a_picture_are_told_at_once() -> None:
    texts = [f"<p>one</p>{one}<p>two</p>" for one in (picture(), picture(' width="50"', "Map"))]
    assert told(*texts) == ["|one", "another width|[picture: [-Plan-]{+Map+}]", "|two"]


def test_the_same_picture_once_more_or_once_less_leaves_the_other_as_it_is() -> None:
    wide, narrow = picture(), picture(' width="50"')
    twice, once = (f"<p>one</p>{first}<p>two</p>{wide}<p>three</p>" for first in (narrow, ""))
    assert not any("width" in line for line in [*told(twice, once), *told(once, twice)])
    added = told(f"<p>one</p>{wide}<p>two</p>", f"<p>one</p>{narrow}{wide}<p>two</p>")
    assert added == ["|one{+\n[picture: Plan]+}", "|[picture: Plan]", "|two"]
    assert told(narrow + wide, wide) == ["|[-[picture: Plan]-]", "|[picture: Plan]"]


def test_another_picture_in_the_place_of_one_is_told_there() -> None:
    texts = [
        f"<p>{words}</p>{picture(words='', digest=one * 64)}" for words, one in (("one", "a"), ("two", "b"))
    ]
    assert told(*texts) == ["|[-one-]{+two+}", "another picture|[picture]"]


def test_what_else_changed_beside_a_width_is_told_too() -> None:
    rows = ("<td>one</td><td></td>", "<td></td><td>one</td>")
    before, after = (
        f"<table><tr>{row}</tr></table>{picture(width)}"
        for row, width in zip(rows, ("", ' width="50"'), strict=True)
    )
    lines = field_lines(FORM.fields["purpose"], before, after)
    assert [line.note for line in lines] == ["changed", "another width"]


def test_the_middle_of_a_very_long_text_is_compared_in_time() -> None:
    words = [f"<p>word {number}</p>" for number in range(1500)]
    before, after = (f"<p>{side}</p>{''.join(words)}{picture()}<p>{side} end</p>" for side in ("one", "two"))
    assert told(before, after)[-2:] == ["|[picture: Plan]", "|[-one-]{+two+} end"]


def test_raised_and_lowered_characters_are_told_and_numbers_stay_right() -> None:
    field = FORM.fields["purpose"]
    (line,) = field_lines(field, "<p>H<sub>2</sub>O, 103 m</p>", "<p>H<sub>2</sub>O, 10<sup>3</sup> m</p>")
    assert (line.note, plain(line.pieces)) == ("", "H₂O, 10[-3-]{+³+} m")
    assert spoken(line, bare=True).startswith("H2O, 10")
    (near,) = field_lines(field, "<p>Now H<sub>2</sub>O wet</p>", "<p>Now H<sub>2</sub>O dry</p>", around=3)
    assert plain(near.pieces) == "…₂O [-wet-]{+dry+}"
