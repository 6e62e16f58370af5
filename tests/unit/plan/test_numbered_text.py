"""Numbered plain text read into articles."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from workbench.kernel.errors import NotReadable
from workbench.plan.numbering import Level, chinese_number
from workbench.plan.textreader import (
    ReadText,
    missing_numbers,
    read_numbered_file,
    read_numbered_text,
    title_line,
    told_missing,
)

_ENGLISH = Path(__file__).parents[4] / "shared" / "data" / "plan" / "action-plan-2022-articles-1-11.en.txt"

# Chapters with sections that run on through them, closing remarks with bodies, a signature.
_RUNNING_ON = """\
关于印发工作方案的通知

各有关单位：
现将方案印发给你们。

一、总体安排
\u3000\u3000（一）统筹推进。先定目标；再排进度。按季检查。〔甲局牵头，乙部、丙委等按职责分工负责〕
\u3000\u3000（二）打好基础
\u3000\u3000先补短板。再做示范。
\u3000\u3000（乙部、丙委负责）
二、重点任务
\u3000\u3000（三）装备提升。研制新标准。（乙部负责）推广应用。（丙委按职责分工负责）
\u3000\u3000（四）服务提升。改进物流。

附件：任务分工表
甲局
2024年3月18日
"""
# Sections that start anew in every chapter.
_STARTING_ANEW = """\
一、目标
（一）近期。做好第一步。
（二）远期。做好第二步。
二、任务
（一）调查。摸清家底。
（二）规划。统一底图。
三、保障
加强宣传。
"""
# No chapters, only sections in full-width brackets.
_BRACKETS_ONLY = "（一）甲事。办甲。\n（二）乙事。办乙。\n(三)丙事。办丙。\n"
# Chapters that are the articles, with wrapped lines and a list inside.
_CHAPTERS_ONLY = """\
一、 节约用水
推广节水器具，降低
管网漏损。
1.修订定额
2.检查落实
二、节约用地。盘活存量。
十、下一条。内容。
十一、再一条。内容。
"""
# Full-width arabic numbers, two marks.
_ARABIC = """\
说明
１．强化统筹。完善政策。抓好落实。
2、加强互动。建立机制！怎么做？试点先行。
3.提升水平
面向2021—2025年，增长3.5倍。
"""


def _titles(read: ReadText) -> list[tuple[str, str]]:
    return [(article.number, article.title) for article in read.articles]


def _sentences(read: ReadText, place: int) -> list[str]:
    return [task.text for task in read.articles[place].tasks]


@pytest.fixture
def english() -> ReadText:
    if not _ENGLISH.is_file():
        pytest.skip("the optional reading folder with the English text is absent")
    return read_numbered_file(_ENGLISH)


def test_the_english_text_comes_in_whole(english: ReadText) -> None:
    assert [article.number for article in english.articles] == [str(number) for number in range(1, 12)]
    assert english.language == "en"
    assert english.level is Level.ARABIC
    assert english.unplaced == ()
    lines = [line for line in _ENGLISH.read_text(encoding="utf-8").splitlines() if line]
    assert english.preamble.splitlines() == lines[:3]
    for article, line in zip(english.articles, lines[3:], strict=True):
        parts = [f"{article.number}. {article.title}.", *(task.text for task in article.tasks)]
        assert " ".join(parts) == line.strip()


def test_each_sentence_of_the_english_text_is_one_task(english: ReadText) -> None:
    assert [len(article.tasks) for article in english.articles] == [3, 4, 3, 3, 4, 8, 2, 4, 9, 4, 5]
    assert english.articles[0].title == "Strengthen the promotion of standardization work by overall planning"
    assert english.articles[0].tasks[1].text.endswith("during 2021-2025.")


def test_sections_that_run_on_through_chapters_are_the_articles() -> None:
    read = read_numbered_text(_RUNNING_ON)
    assert read.level is Level.CHINESE_BRACKETED
    assert "all chapters" in read.level_note
    assert read.levels == {Level.CHINESE: 2, Level.CHINESE_BRACKETED: 4}
    assert _titles(read) == [("1", "统筹推进"), ("2", "打好基础"), ("3", "装备提升"), ("4", "服务提升")]
    assert read.language == "zh"


def test_chinese_sentences_end_at_the_full_stop_not_at_the_semicolon() -> None:
    assert _sentences(read_numbered_text(_RUNNING_ON), 0) == ["先定目标；再排进度。", "按季检查。"]


def test_lines_that_follow_belong_to_the_article() -> None:
    assert _sentences(read_numbered_text(_RUNNING_ON), 1) == ["先补短板。", "再做示范。"]


def test_a_closing_remark_names_the_responsible_bodies() -> None:
    read = read_numbered_text(_RUNNING_ON)
    assert read.articles[0].bodies == ("甲局", "乙部", "丙委")
    assert read.articles[1].bodies == ("乙部", "丙委")


def test_a_remark_inside_an_article_belongs_to_the_sentence_before_it() -> None:
    article = read_numbered_text(_RUNNING_ON).articles[2]
    assert [(task.text, task.bodies) for task in article.tasks] == [
        ("研制新标准。", ("乙部",)),
        ("推广应用。", ()),
    ]
    assert article.bodies == ("丙委",)


def test_what_stands_before_the_first_number_is_the_preamble() -> None:
    read = read_numbered_text(_RUNNING_ON)
    assert read.preamble.splitlines() == ["关于印发工作方案的通知", "各有关单位：", "现将方案印发给你们。"]


def test_chapter_headings_and_closing_lines_are_reported() -> None:
    read = read_numbered_text(_RUNNING_ON)
    assert [(item.line, item.text) for item in read.unplaced] == [
        (6, "一、总体安排"),
        (11, "二、重点任务"),
        (15, "附件：任务分工表"),
        (16, "甲局"),
        (17, "2024年3月18日"),
    ]
    assert all(item.reason for item in read.unplaced)


def test_the_user_can_choose_another_level() -> None:
    read = read_numbered_text(_RUNNING_ON, "chinese")
    assert _titles(read) == [("1", "总体安排"), ("2", "重点任务")]
    assert "（二）打好基础" in _sentences(read, 0)


def test_sections_that_start_anew_leave_the_chapters_as_articles() -> None:
    read = read_numbered_text(_STARTING_ANEW)
    assert read.level is Level.CHINESE
    assert _titles(read) == [("1", "目标"), ("2", "任务"), ("3", "保障")]
    assert _sentences(read, 0) == ["（一）近期。", "做好第一步。", "（二）远期。", "做好第二步。"]


def test_a_text_with_bracketed_numbers_only_is_read() -> None:
    read = read_numbered_text(_BRACKETS_ONLY)
    assert _titles(read) == [("1", "甲事"), ("2", "乙事"), ("3", "丙事")]


def test_wrapped_chinese_lines_are_joined_and_gaps_are_kept() -> None:
    read = read_numbered_text(_CHAPTERS_ONLY)
    assert _titles(read) == [("1", "节约用水"), ("2", "节约用地"), ("10", "下一条"), ("11", "再一条")]
    assert _sentences(read, 0) == ["推广节水器具，降低管网漏损。", "1.修订定额", "2.检查落实"]


def test_arabic_numbers_with_chinese_marks_are_read() -> None:
    read = read_numbered_text(_ARABIC)
    assert _titles(read) == [("1", "强化统筹"), ("2", "加强互动"), ("3", "提升水平")]
    assert _sentences(read, 1) == ["建立机制！", "怎么做？", "试点先行。"]
    assert _sentences(read, 2) == ["面向2021—2025年，增长3.5倍。"]
    assert read.preamble == "说明"


def test_english_sentences_do_not_end_at_abbreviations_or_numbers() -> None:
    read = read_numbered_text(
        "1. Title (e.g. Plan). See No. 5 of 2.5 pages, i.e. A. Smith's “U.S. note.” Next, etc. Last one? Yes."
    )
    assert read.articles[0].title == "Title (e.g. Plan)"
    assert _sentences(read, 0) == [
        "See No. 5 of 2.5 pages, i.e. A. Smith's “U.S. note.”",
        "Next, etc.",
        "Last one?",
        "Yes.",
    ]


def test_duplicated_and_misplaced_numbers_are_reported() -> None:
    read = read_numbered_text("1. A. a.\n2. B. b.\n2. C. c.\nmore of c\n9. X. x.\n3. D. d.\n4. E. e.\n")
    assert [number for number, _ in _titles(read)] == ["1", "2", "3", "4"]
    assert [(item.line, item.text) for item in read.unplaced] == [
        (3, "2. C. c."),
        (4, "more of c"),
        (5, "9. X. x."),
    ]
    assert "more than once" in read.unplaced[0].reason
    assert "out of order" in read.unplaced[2].reason


def test_a_table_of_contents_does_not_take_the_place_of_the_articles() -> None:
    contents = "一、目标\n\n二、任务\n\n"
    body = "一、目标\n" + "先做好这一步。" * 40 + "\n二、任务\n" + "再做好那一步。" * 40 + "\n"
    read = read_numbered_text(contents + body)
    assert [article.line for article in read.articles] == [5, 7]


def test_a_last_line_without_a_mark_stays_in_its_article() -> None:
    read = read_numbered_text("一、甲\n办甲\n二、乙\n办乙\n\n\n")
    assert _sentences(read, 1) == ["办乙"]
    assert read.unplaced == ()


@pytest.mark.parametrize(
    ("numerals", "number"),
    [
        ("一", 1),
        ("十", 10),
        ("十一", 11),
        ("二十", 20),
        ("三十三", 33),
        ("一百零二", 102),
        ("百", 100),
        ("九百九十九", 999),
        ("一千", 1000),
        ("一千零一", 1001),
        ("二千零二十六", 2026),
        ("九千九百九十九", 9999),
        ("千", None),
        ("一千零", None),
        ("一一", None),
        ("十百", None),
    ],
)
def test_chinese_numerals_are_read(numerals: str, number: int | None) -> None:
    assert chinese_number(numerals) == number


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "empty"),
        ("\ufeff \n\u200b\n", "empty"),
        ("Only words.\n2021-2025 is no number.\n1.5 neither", "No numbered article"),
        ("PK\x03\x04\x00\x00word/document.xml", "not plain text"),
        ("1. A. \x01\x02\x03\ufffd\ufffd", "not plain text"),
        ("1. A. a. " + "x" * 5_000_001, "larger than 5 MB"),
        ("1. A\n" * 6_000, "more than 5000 numbered lines"),
    ],
)
def test_what_is_no_plan_is_refused_in_one_sentence(text: str, words: str) -> None:
    with pytest.raises(NotReadable, match=words) as caught:
        read_numbered_text(text)
    assert caught.value.hint


def test_a_level_that_the_text_lacks_is_refused_with_those_it_has() -> None:
    with pytest.raises(NotReadable) as caught:
        read_numbered_text(_BRACKETS_ONLY, "arabic")
    assert "chinese_bracketed" in caught.value.hint


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_files_in_the_usual_encodings_are_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes(_RUNNING_ON.encode(encoding))
    assert read_numbered_file(path) == read_numbered_text(_RUNNING_ON)


def test_a_missing_or_binary_file_is_not_readable(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    with pytest.raises(NotReadable, match=r"plan\.txt"):
        read_numbered_file(path)
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    with pytest.raises(NotReadable, match="not plain text"):
        read_numbered_file(path)


@pytest.mark.parametrize("piece", ["（", "(a. ", "e.g. ", ". ", "。）", "”", "一", "〔甲、"])
def test_no_text_makes_the_reader_slow(piece: str) -> None:
    before = time.process_time()
    read_numbered_text("1. A. b.\n" + piece * (300_000 // len(piece)))
    assert time.process_time() - before < 20  # linear takes a fraction of a second, quadratic hours


# Paragraphs.


def text_of(text: str) -> str:
    """Return the wording of the first article."""
    return read_numbered_text(text).articles[0].text


def test_each_line_that_ends_with_a_sentence_is_a_paragraph() -> None:
    assert text_of("一、标题\n第一段。还有一句。\n第二段。\n二、另一条\n") == "第一段。还有一句。\n第二段。"


def test_a_paragraph_broken_into_lines_is_closed_up() -> None:
    broken = "一、标题\n第一段的第\n一句。\n第二句\n还有下文。\n二、另一条\n"
    assert text_of(broken) == "第一段的第一句。第二句还有下文。"


def test_a_blank_line_parts_paragraphs_that_are_broken_into_lines() -> None:
    assert text_of("1. Title.\nOne is\nhere.\n\nTwo is\nhere.\n2. Other.\n") == "One is here.\nTwo is here."


def test_the_wording_does_not_hold_the_responsible_bodies() -> None:
    assert text_of("一、标题\n第一段。\n第二段。〔甲部、乙部负责〕\n二、另一条\n") == "第一段。\n第二段。"


# Articles that say 第N条.


def test_articles_that_say_so_are_found_below_one_heading() -> None:
    read = read_numbered_text(
        "一、重点任务\n第1条 加强统筹。完善政策。\n第9条　实施工程。\n第19条：改进服务。\n"
    )
    assert read.level is Level.ARTICLE
    assert _titles(read) == [("1", "加强统筹"), ("9", "实施工程"), ("19", "改进服务")]
    assert [(line.line, line.reason) for line in read.unplaced] == [(1, "It is a heading above the articles.")]


def test_chinese_numerals_count_articles_and_chapters_stand_above_them() -> None:
    read = read_numbered_text(
        "第一章 总则\n第一条 甲事。\n第 二 条 乙事。办乙。\n第二章　附则\n第十九条 丙事。办丙。\n"
    )
    assert _titles(read) == [("1", "甲事"), ("2", "乙事"), ("19", "丙事")]
    assert _sentences(read, 1) == ["办乙。"]
    assert [line.text for line in read.unplaced] == ["第一章 总则", "第二章　附则"]


def test_lists_within_such_an_article_belong_to_it_however_long_they_are() -> None:
    lists = "".join(f"（{number}）做好工作。\n" for number in "一二三四五六七八")
    read = read_numbered_text(f"第一条 甲事。\n{lists}第二条 乙事。\n{lists}")
    assert _titles(read) == [("1", "甲事"), ("2", "乙事")]
    assert len(_sentences(read, 0)) == 8


def test_a_line_that_only_names_an_article_is_none() -> None:
    read = read_numbered_text("1. 甲事。按照\n第三条的规定办理。\n2. 乙事。按照\n第九条、第十条办理。\n")
    assert _titles(read) == [("1", "甲事"), ("2", "乙事")]


def test_a_text_with_two_references_in_front_of_lines_keeps_its_own_numbers() -> None:
    text = "".join(f"{number}. 第{number}件事。按照\n第{number}条 办理。\n" for number in (1, 2))
    assert read_numbered_text(text + "3. 又一件事。办。\n").level is Level.ARABIC


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        ("2026—2030年港口行动计划", "2026—2030年港口行动计划"),
        ("Action plan of the harbours", "Action plan of the harbours"),
        ("国发〔2026〕12号", ""),
        ("各省、自治区、直辖市人民政府：", ""),
        ("现将计划印发给你们。", ""),
        ("长" * 90, ""),
    ],
)
def test_the_first_line_is_the_title_where_it_reads_as_one(first: str, expected: str) -> None:
    assert title_line(read_numbered_text(f"{first}\n前言。\n1. 岸电。推进岸电标准。\n")) == expected


def test_numbers_between_the_articles_that_no_article_has_are_told() -> None:
    text = "第一条 岸电。\n第二条 储能。\n第四条 电网。\n第十条 车辆。\n"
    read = read_numbered_text(text, "article")
    assert missing_numbers(read) == ((3, 3), (5, 9))
    assert told_missing(read) == "Missing between the articles found: 3, 5–9."
