"""Every source that a form or its guidance names has its Chinese, and every Chinese a source that names it."""

from __future__ import annotations

from workbench.app.bootstrap import bundled_article_sections, bundled_forms, bundled_guidance
from workbench.formspec.guidance import Guidance
from workbench.formspec.sources import _known, source_words
from workbench.kernel.script import has_chinese


def _named() -> set[str]:
    articles, book = bundled_article_sections(), bundled_guidance()
    named: set[str] = set()
    for form in bundled_forms().values():
        for field in articles.with_all(form).fields.values():
            found = book.of(form.id, field.id) or Guidance((), ())
            named |= {field.source, *(column.source for column in field.columns)}
            named |= {point.source for point in found.points}
    return named - {""}


def test_every_source_is_told_in_chinese_and_none_is_left_over() -> None:
    named = _named()
    assert named == set(_known())
    for source in named:
        words = source_words(source)
        assert words.en == source
        assert has_chinese(words.zh)
        assert not words.zh.endswith(("。", "."))


def test_a_source_without_chinese_is_told_as_it_is_written() -> None:
    assert source_words("A paper of our own").zh == "A paper of our own"
