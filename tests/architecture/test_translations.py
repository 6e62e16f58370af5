"""Every message of the program is written out where it is used, has its Chinese, and is compiled."""

from __future__ import annotations

import gettext
import io

import pytest
from babel.messages.catalog import Catalog

from tests.helpers import catalogue

HOW = "run “dev.py translations” and fill in what it names"


def test_every_message_has_its_chinese_with_the_same_placeholders() -> None:
    messages = catalogue.messages_of_program()
    assert messages
    assert catalogue.faults(messages, catalogue.read_chinese()) == [], HOW


def test_the_collected_messages_are_those_of_the_program() -> None:
    messages = catalogue.messages_of_program()
    assert catalogue.TEMPLATE.read_bytes() == catalogue.written(catalogue.template(messages)), HOW
    chinese = catalogue.read_chinese()
    assert catalogue.CHINESE.read_bytes() == catalogue.written(catalogue.updated(messages, chinese)), HOW


def test_the_compiled_catalogue_is_fresh() -> None:
    assert catalogue.COMPILED.read_bytes() == catalogue.compiled(catalogue.read_chinese()), HOW


def test_every_message_of_click_has_its_chinese_with_the_same_placeholders() -> None:
    messages = catalogue.messages_of_click()
    assert "Show this message and exit." in messages
    assert catalogue.faults(messages, catalogue.read_chinese(catalogue.CLICK_CHINESE)) == [], HOW


def test_the_compiled_catalogue_of_click_is_fresh() -> None:
    chinese = catalogue.read_chinese(catalogue.CLICK_CHINESE)
    assert catalogue.CLICK_COMPILED.read_bytes() == catalogue.compiled(chinese), HOW


# Self-tests.


def chinese_of(message: catalogue.MessageId, text: str | tuple[str, ...], *flags: str) -> Catalog:
    """Return a Chinese catalogue of one message."""
    made = Catalog(locale="zh_CN")
    made.add(message, text, flags=flags)
    return made


def test_messages_are_collected_from_calls_in_calls_and_from_texts_in_pieces() -> None:
    source = 'raise X(tr("A {b}.", b=tr("C" " D")), i18n.tr_count("{count} e", "{count} es", 3))'
    assert set(catalogue.message_calls(source, "m.py")) == {"A {b}.", "C D", ("{count} e", "{count} es")}


@pytest.mark.parametrize(
    "call", ["tr(text)", 'tr(f"a {b}")', 'tr("a" + b)', "tr()", 'tr_count("a", many, 2)', 'tr("")']
)
def test_a_message_that_is_not_written_out_is_noticed(call: str) -> None:
    with pytest.raises(catalogue.NotLiteral, match=r"made_up\.py:2"):
        list(catalogue.message_calls(f"\n{call}", "made_up.py"))


@pytest.mark.parametrize(
    ("chinese", "fault"),
    [
        (Catalog(locale="zh_CN"), "no Chinese"),
        (chinese_of("Case {name}.", ""), "no Chinese"),
        (chinese_of("Case {name}.", "提案{title}。"), "other placeholders"),
        (chinese_of("Case {name}.", "提案{name}。", "fuzzy"), "marked as unsure"),
    ],
)
def test_wrong_chinese_is_noticed(chinese: Catalog, fault: str) -> None:
    assert [fault in found for found in catalogue.faults(["Case {name}."], chinese)] == [True]


def test_right_chinese_has_no_fault() -> None:
    assert catalogue.faults(["Case {name}."], chinese_of("Case {name}.", "提案{name}。")) == []
    counted = ("{count} case", "{count} cases")
    assert catalogue.faults([counted], chinese_of(counted, ("{count}件提案",))) == []


def test_an_update_keeps_translations_and_drops_messages_that_are_gone() -> None:
    old = chinese_of("Kept.", "留下。")
    old.add("Gone.", "不再用。")
    new = catalogue.updated({"Kept.": ["a.py"], "New.": ["b.py"]}, old)
    assert new.get("Kept.").string == "留下。"
    assert not new.get("New.").string
    assert new.get("Gone.") is None


def test_what_is_compiled_is_what_gettext_reads() -> None:
    compiled = gettext.GNUTranslations(io.BytesIO(catalogue.compiled(chinese_of("Kept.", "留下。"))))
    assert compiled.gettext("Kept.") == "留下。"
