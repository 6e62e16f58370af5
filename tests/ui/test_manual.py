"""The manual as files: both languages alike, links that lead somewhere, keys and menus that exist."""

from __future__ import annotations

import re

import pytest

from workbench.kernel import manual
from workbench.kernel.i18n import Language, use_language
from workbench.kernel.paths import resource
from workbench.services.steps.topics import KNOWN, topic_of_link
from workbench.ui import actions

LANGUAGES: tuple[Language, ...] = ("zh", "en")
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)]*)\)")
_KEYS = re.compile(r"`((?:Ctrl|Alt|Shift)\+[^`]+|F\d+)`")
_MENU = re.compile(r"\*\*([^*]+?) > ([^*]+?)\*\*")
_HEADING = re.compile(r"^(#+) ", re.MULTILINE)
# Keys of every list, which are no commands.
_OWN_KEYS = {"Shift+F10"}


def text_of(language: Language, topic: str) -> str:
    """Return a page of the manual."""
    return resource("help", language, f"{topic}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_exactly_the_topics_that_are_listed(language: Language) -> None:
    files = {path.stem for path in resource("help", language).iterdir()}
    assert files == set(manual.TOPICS)


@pytest.mark.parametrize("topic", manual.TOPICS)
def test_both_languages_have_the_same_headings_links_and_keys(topic: str) -> None:
    chinese, english = text_of("zh", topic), text_of("en", topic)
    assert _HEADING.findall(chinese) == _HEADING.findall(english)
    assert sorted(_LINK.findall(chinese)) == sorted(_LINK.findall(english))
    assert sorted(_KEYS.findall(chinese)) == sorted(_KEYS.findall(english))
    assert len(_MENU.findall(chinese)) == len(_MENU.findall(english))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("topic", manual.TOPICS)
def test_every_link_leads_to_a_topic_and_nothing_is_remote(language: Language, topic: str) -> None:
    text = text_of(language, topic)
    assert [address for address in _LINK.findall(text) if not topic_of_link(address)] == []
    assert "![" not in text
    assert "://" not in text
    assert "<" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_topic_can_be_reached_from_the_contents(language: Language) -> None:
    reached = {topic_of_link(address) for address in _LINK.findall(text_of(language, "index"))}
    assert reached == set(KNOWN) - {"index"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("topic", manual.TOPICS)
def test_keys_named_in_the_text_belong_to_a_command(language: Language, topic: str) -> None:
    known = {key for command in actions.commands() for key in command.shortcut.split("; ")}
    assert set(_KEYS.findall(text_of(language, topic))) - known - _OWN_KEYS == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_menu_entries_named_in_the_text_exist(language: Language) -> None:
    use_language(language)
    titles = {key: title.partition("(")[0].replace("&", "") for key, title in actions.menus().items()}
    known = {(titles[command.menu], command.text) for command in actions.commands()}
    named = {pair for topic in manual.TOPICS for pair in _MENU.findall(text_of(language, topic))}
    assert len(named) >= 7
    assert named - known == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_says_what_to_do_when_it_goes_wrong(language: Language) -> None:
    heading = {"zh": "## 出了问题", "en": "## When it goes wrong"}[language]
    without = {topic for topic in manual.TOPICS if heading not in text_of(language, topic)}
    assert without == {"index"}


@pytest.mark.parametrize("address", ["https://example.org/editor.md", "../editor.md", "editor", "none.md", ""])
def test_a_link_that_leads_out_of_the_manual_leads_nowhere(address: str) -> None:
    assert topic_of_link(address) == ""
