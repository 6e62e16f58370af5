"""Markup is cut into the same tags and texts, whether its tags are all simple or not."""

from __future__ import annotations

import pytest

from workbench.domain.markup import Tag, tokens

OTHER = "<!---->"  # gives nothing, and is no simple tag


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("a &lt; b", ["a < b"]),
        ("<P>a<br></p>", [Tag("p"), "a", Tag("br"), Tag("p", closes=True)]),
        ("&lt;p&gt;<p>&amp;lt;", ["<p>", Tag("p"), "&lt;"]),
        ("a<script><p>b</script>c", ["a", Tag("script"), Tag("script", closes=True), "c"]),
        ("a<title>b", ["a", Tag("title")]),
    ],
)
def test_simple_tags_are_read_alike_with_and_without_others_beside_them(
    text: str, found: list[Tag | str]
) -> None:
    assert list(tokens(text)) == found
    assert list(tokens(text + OTHER)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a < b <p>c", ["a < b ", Tag("p"), "c"]),
        ('<img alt="<p>"><p>', [Tag("img", attributes={"alt": "<p>"}), Tag("p")]),
        ("<!-- <p> --><b>", [Tag("b")]),
    ],
)
def test_a_simple_tag_inside_another_is_none(text: str, found: list[Tag | str]) -> None:
    assert list(tokens(text)) == found
