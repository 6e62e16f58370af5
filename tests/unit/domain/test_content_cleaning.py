"""Markup from outside: nothing outside the set passes, nothing raises, and no input takes for ever."""

from __future__ import annotations

import re
import time
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.data.hostile_texts import HASH, HOSTILE
from workbench.domain.blocks import Paragraph, Picture, Run, Table, words_of
from workbench.domain.cleaning import cleaned, read_foreign
from workbench.domain.content import is_markup, parse, plain_text, write

ALLOWED = re.compile(
    r"</?(?:p|strong|em|u|sub|sup|ul|ol|li|table|tr|td)>"
    r'|<img src="picture:[0-9a-f]{64}" alt="[^"<>]*"(?: width="[0-9]{1,3}")?>|[^<>]'
)
CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
WORDS = ["<p>", "</p>", "<b>", "</i>", "<td>", "<table>", "</table>", "<ul>", "<li>", "<div>", "<br>", "x", " "]
SIGNS = ["<!--", "-->", "<script>", "&lt;", "&", "<", ">", "标"]
pieces = st.sampled_from([*WORDS, *SIGNS, '<img src="', '">', "\x00", '<p style="mso-list:l0 level2">'])
markups = st.one_of(st.text(), st.lists(pieces, max_size=20).map("".join))


def only_the_set(written: str) -> bool:
    """Return whether a written text holds no markup outside the set and nothing that can't be printed."""
    inside = not is_markup(written) or ALLOWED.sub("", written) == ""
    return inside and CONTROLS.search(written) is None


@given(markups)
def test_cleaning_never_raises_lets_only_the_set_pass_and_twice_changes_nothing(markup: str) -> None:
    for written in (cleaned(markup), cleaned("<p>" + markup), write(read_foreign(markup).content)):
        assert only_the_set(written)
        assert cleaned(written) == written


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_text_gives_its_words_and_no_markup(name: str) -> None:
    for written in (cleaned(HOSTILE[name]), write(read_foreign(HOSTILE[name]).content)):
        assert only_the_set(written)
        assert "one" in plain_text(written)
        assert "alert(1)" not in plain_text(written)


PIECES = [
    "a",
    "<b>",
    "<div>",
    "<ul><li>x",
    "<table><td>",
    "<",
    "&",
    "&lt;",
    "<!--",
    "<p a='",
    "</x>",
    "<p>a</p>",
    "<td colspan=999999999 rowspan=999999999>",
    "<del><b></i>",
    "<p class=msodel><b>",
    "<tr><td colspan=99 rowspan=9>",
    "<p style='mso-list:l0 level9'>",
    "<p style='mso-list:l0 level1'><b>",
    "<p style='mso-list:l0 level1'><span style='mso-list:Ignore'>1",
]


@pytest.mark.parametrize("piece", PIECES)
def test_time_grows_with_the_length_and_not_faster(piece: str) -> None:
    def taken(length: int) -> float:
        markup = "<p>" + piece * (length // len(piece))
        begin = time.process_time()
        cleaned(markup)
        read_foreign(markup)
        return time.process_time() - begin

    taken(1000)
    short = min(taken(10_000) for _ in range(3))
    assert min(taken(80_000) for _ in range(4)) < max(16 * short, 0.3)


def test_what_word_writes_becomes_paragraphs_lists_and_tables() -> None:
    markup = """<html><head><style>p{color:red}</style></head><body><!--StartFragment-->
<p class=MsoNormal>Hello <b>World</b>
 and<o:p></o:p></p><p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span>1.<span>
&nbsp; </span></span><![endif]>first</p><p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><![if
 !supportLists]><span>a)</span><![endif]>second</p><p>&nbsp;</p>
<table><tr><th>A</th><td><p>B<p>C</td></tr></table>
<b style="font-weight:normal"><span style="font-weight:700">bo</span>x</b><!--EndFragment--></body></html>"""
    assert write(read_foreign(markup).content) == (
        "<p>Hello <strong>World</strong> and</p><ol><li>first<ol><li>second</li></ol></li></ol><p></p>"
        "<table><tr><td><strong>A</strong></td><td><p>B</p><p>C</p></td></tr></table><p><strong>bo</strong>x</p>"
    )


SIGN = '<span style="font-family:Wingdings">'
LIST = "<p class=MsoListParagraph style='margin-left:21pt;mso-list:l0 level1 lfo1'>"


def item_of_word(mark: str, words: str, conditional: bool) -> str:
    """Return an item as Word puts it on the clipboard, or as it is left without the conditional comments."""
    blanks = "<span style='font:7.0pt \"Times New Roman\"'>&nbsp; </span>"
    ignored = f"<span style='mso-list:Ignore'>{mark}{blanks}</span>"
    marked = f"<![if !supportLists]><span lang=EN-US>{ignored}</span><![endif]>" if conditional else ignored
    return f"{LIST}{marked}<b>{words}</b>，续<o:p></o:p></p>"


@pytest.mark.parametrize("conditional", [True, False])
@pytest.mark.parametrize(
    ("mark", "kind"),
    [
        *((mark, "ol") for mark in ("(i)", "(iv)", "ii.", "甲、")),
        *((mark, "ul") for mark in ("·", "•", "o", "§", "Ø", "—", f"{SIGN}l</span>", f"{SIGN}1.</span>", "")),
        ('<img src="bullet.gif" alt="*">', "ul"),
    ],
)
def test_the_mark_of_an_item_of_word_says_whether_the_list_counts_and_is_no_text(
    mark: str, kind: str, conditional: bool
) -> None:
    markup = item_of_word(mark, "第一项", conditional) + item_of_word(mark, "第二项", conditional)
    items = "".join(f"<li><strong>{words}</strong>，续</li>" for words in ("第一项", "第二项"))
    assert write(read_foreign(markup).content) == f"<{kind}>{items}</{kind}>"


@pytest.mark.parametrize(
    ("markup", "written"),
    [
        ("<ol start=5><li>a<li>b</ol>", '<ol start="5"><li>a</li><li>b</li></ol>'),
        ("<ol start='1'><li>a</ol>", "<ol><li>a</li></ol>"),
        ("<ol start=x><li>a</ol><p>b", "<ol><li>a</li></ol><p>b</p>"),
        ("<ol><li>a<li value=7>b<li>c</ol>", '<ol><li>a</li></ol><ol start="7"><li>b</li><li>c</li></ol>'),
        (
            "<ol><li>a</ol><p>p</p><ol start=2><li>b</ol>",
            '<ol><li>a</li></ol><p>p</p><ol start="2"><li>b</li></ol>',
        ),
        ("<ul start=5><li>a</ul>", "<ul><li>a</li></ul>"),
        ("<ul><li>a<ol start=4><li>b</ol></ul>", '<ul><li>a<ol start="4"><li>b</li></ol></li></ul>'),
    ],
)
def test_numbers_of_lists_are_kept(markup: str, written: str) -> None:
    assert write(read_foreign(markup).content) == written
    assert cleaned(written) == written


ANCHOR = """<a style='mso-comment-reference:U_1;mso-comment-date:20240101T1010'>said</a><span
class=MsoCommentReference><span lang=EN-US style='font-size:8.0pt'><!--[if !supportAnnotations]--><a
class=msocomanchor id="_anchor_1" href="#_msocom_1" name="_msoanchor_1">[U1]</a><!--[endif]--><span
style='mso-special-character:comment'>&nbsp;</span></span></span>"""
COMMENTS = (
    "<div style='mso-element:comment-list'><![if !supportAnnotations]><hr class=msocomoff size=1><![endif]>"
    "<div style='mso-element:comment'><div id=\"_com_1\" class=msocomtxt><span style='mso-comment-author:User'>"
    '<![if !supportAnnotations]><a name="_msocom_1"></a><![endif]></span><p class=MsoCommentText>&nbsp;<a '
    'href="#_msoanchor_1" class=msocomoff>[U1]</a>a remark</p></div></div></div>'
)


@pytest.mark.parametrize(
    ("markup", "written"),
    [
        ("<pre>a\r\nb\n\nc</pre>", "a\nb\n\nc"),
        ("<p>x\ny</p><pre>\na\n  b  c\n</pre>\n<p>y</p>", "x y\na\nb c\ny"),
        (
            "<pre><code>a <b>b\nc</b></code>\n</pre>d\ne",
            "<p>a <strong>b</strong></p><p><strong>c</strong></p><p>d e</p>",
        ),
        ("<table><tr><td><pre>a\nb</pre></table>", "<table><tr><td><p>a</p><p>b</p></td></tr></table><p></p>"),
    ],
)
def test_preformatted_text_keeps_its_lines(markup: str, written: str) -> None:
    assert write(read_foreign(markup).content) == written
    assert "a\n" in plain_text(cleaned(f"<p></p>{markup}")).replace("a b\n", "a\n")


@pytest.mark.parametrize(
    ("markup", "written"),
    [
        ("<p>a<del>b</del>c</p>", "ac"),
        ("<p>a<del cite='mailto:x' datetime=2024>b<del>c</del>d</del>e</p>", "ae"),
        ("<p>a<span class=msoDel><del>b</del></span>c</p>", "ac"),
        ("<p>a<span class='x MsoDel'>b<span>c</span></span>d</p>", "ad"),
        ("<p>a<w:del w:id=1>b</w:del>c</p>", "ac"),
        ("<p>a</p><del><p>b</p><p>c</p></del><p>d</p>", "a\nd"),
        ("<p>a<s>b</s><strike>c</strike>d</p>", "abcd"),
        ("<p>a<ins>b</ins></p>", "ab"),
        (
            "<p>a<del>b</del><span class=msoIns><ins cite='mailto:x'>c</ins></span> <u>d</u></p>",
            "<p>ac <u>d</u></p>",
        ),
        ("<p>a<span style='display:none;mso-hide:all'>b</span>c</p>", "ac"),
        ("<p>a<span style='mso-hide:all'>b</span>c<br style='display:none'>d</p>", "acd"),
        ("<p>a<del>b c</p><p>d</p>", "ab c\nd"),  # it never ends
        ("<p style='display:none'>a<p>b</p>", "b"),  # it ends without saying so, here and below
        ("<p style='display:none'>a<span>b<ul><li>c</ul>", "<ul><li>c</li></ul>"),
        ("<ul><li class=MsoDel>a<ul><li>b</ul><li>c</ul>", "<ul><li>c</li></ul>"),
        ("<ul><li class=MsoDel>a</ul><p>b</p>", "b"),
        ("<table><tr><td style='display:none'>a<td>b</table>", "<table><tr><td>b</td></tr></table><p></p>"),
        ("<table><tr class=MsoDel><td>a<tr><td>b</table>", "<table><tr><td>b</td></tr></table><p></p>"),
        (f"<p>{ANCHOR} more</p>{COMMENTS}", "said more"),
    ],
)
def test_what_nobody_reads_in_it_stays_behind(markup: str, written: str) -> None:
    assert write(read_foreign(markup).content) == written


@pytest.mark.parametrize(
    ("marks", "start"),
    [
        *(
            (marks, "")
            for marks in (("1.", "2."), ("（一）", "（二）"), ("一、", "二、"), ("a)", "b)"), ("①", "②"))
        ),
        *((marks, "") for marks in (("第一条", "第二条"), ("A.", "B."))),
        *(
            (marks, ' start="12"')
            for marks in (("12", "13"), ("十二、", "十三、"), ("1.12", "1.13"), ("l.", "m."))
        ),
        *((marks, ' start="20"') for marks in (("二十", "二十一"), ("(20)", "(21)"), ("⑳", "㉑"))),
        (("5.", "6."), ' start="5"'),
        (("八、", "九、"), ' start="8"'),
        (("c)", "d)"), ' start="3"'),
        (("h)", "i)"), ' start="8"'),
    ],
)
def test_the_number_in_the_mark_of_word_is_that_of_the_item(marks: tuple[str, str], start: str) -> None:
    markup = "".join(item_of_word(mark, words, True) for mark, words in zip(marks, ("一", "二"), strict=True))
    items = "".join(f"<li><strong>{words}</strong>，续</li>" for words in "一二")
    assert write(read_foreign(markup).content) == f"<ol{start}>{items}</ol>"


@pytest.mark.parametrize(
    "markup",
    [
        f"{LIST}<span style='mso-list:Ignore'>1.<p>one</p>",
        f"{LIST}<![if !supportLists]>1.</p><p>one</p>",
        f"{LIST}<span style='mso-list:Ignore'><b>1.</span>one",
        f"{LIST}<p>one",
    ],
)
def test_a_mark_that_does_not_end_swallows_no_paragraph(markup: str) -> None:
    assert plain_text(write(read_foreign(markup).content)).strip() == "one"


def rows_of(markup: str) -> list[str]:
    """Return the rows of a pasted table, cells parted by strokes."""
    table = read_foreign(markup).content[0]
    assert isinstance(table, Table)
    return ["|".join(" ".join(map(words_of, cell)) for cell in row) for row in table.rows]


@pytest.mark.parametrize(
    ("markup", "rows"),
    [
        ("<tr><td rowspan=2>a<td>b<td>d</tr><tr><td>e<td>f</tr>", ["a|b|d", "|e|f"]),
        ("<tr><td colspan='2'>a<td>b</tr><tr><td>c<td>d<td>e</tr>", ["a||b", "c|d|e"]),
        ("<tr><td>a<td rowspan=3>b<td>c<tr><td>d<td>e<tr><td>f<td>g", ["a|b|c", "d||e", "f||g"]),
        ("<tr><th colspan=2 rowspan=2>a<td>b<tr><td>c<tr><td>d<td>e<td>f", ["a||b", "||c", "d|e|f"]),
        ("<tr><td rowspan=2>a<td rowspan=2>b<td>c<tr><td>d", ["a|b|c", "||d"]),
        ("<tr><td>a<td rowspan=2>b<tr><td>c<tr><td>d<td>e", ["a|b", "c|", "d|e"]),
        ("<tr><td rowspan=9>a<td>b<tr><td>c", ["a|b", "|c"]),
        ("<tr><td colspan=0 rowspan=-1>a<td colspan=x rowspan=²>b<tr><td>c<td>d", ["a|b", "c|d"]),
        (
            "<tr><td>a<table><tr><td rowspan=2 colspan=3>b<tr><td>c</table><td>d<tr><td>e<td>f",
            ["a b c|d", "e|f"],
        ),
    ],
)
def test_cells_that_reach_over_rows_or_columns_leave_the_others_in_their_columns(
    markup: str, rows: list[str]
) -> None:
    assert rows_of(f"<table>{markup}</table>") == rows
    written = write(read_foreign(f"<table>{markup}</table>").content)
    assert "span" not in written and cleaned(written) == written


def test_a_span_of_any_size_makes_a_table_no_wider_than_a_page_could_hold() -> None:
    wide = rows_of("<table><tr>" + "<td colspan=999999999999 rowspan=999999999999>a" * 3 + "<tr><td>b</table>")
    assert [row.count("|") < 70 for row in wide] == [True, True]


def test_a_picture_passes_by_its_hash_only() -> None:
    image = f'<img src="picture:{HASH}" alt="x">'
    assert cleaned(f"<p>a</p>{image}<img src='http://example.test/x.png'>") == f"<p>a</p>{image}"


@pytest.mark.parametrize("width", ["1", "33", "100"])
def test_a_picture_keeps_a_share_of_the_text(width: str) -> None:
    image = f'<img src="picture:{HASH}" alt="x" width="{width}">'
    assert cleaned(f"<p>a<b>b</b></p>{image}") == f"<p>a<strong>b</strong></p>{image}"


@pytest.mark.parametrize(
    "width", ["1e9", "-5", "100%", "0", "101", "99999999999", "5.5", " 50", "٥٠", "<b>", ""]
)
def test_a_width_that_is_no_share_is_cleaned_away(width: str) -> None:
    image = f'<img src="picture:{HASH}" alt="x">'
    hostile = f'<img src="picture:{HASH}" alt="x" width="{escape(width)}" height="9" style="width:9px">'
    assert cleaned(hostile) == image
    assert cleaned(f"<p><b>a</b></p>{hostile}") == f"<p><strong>a</strong></p>{image}"
    assert parse(hostile) == (Picture(HASH, "x"),)


def test_blanks_stay_in_typed_html_and_part_words_only_in_that_of_others() -> None:
    assert plain_text(cleaned("<p>a  b</p>\n<p>\tc</p>")) == "a  b\n\tc"
    assert plain_text(write(read_foreign("<div>a\n  b</div>\n<div>c </div>").content)) == "a b\nc"


@pytest.mark.parametrize(
    "declaration", ["<?xml:namespace prefix=o ns='urn:x' />", "<!x>", "<![if a]>", "<!--x-->"]
)
def test_declarations_leave_the_structure_as_it_is_however_many_there_are(declaration: str) -> None:
    markup = f"{declaration}<p><b>字</b></p>" * 120
    assert read_foreign(markup).content == (Paragraph((Run("字", bold=True),)),) * 120
