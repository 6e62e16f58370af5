"""What kind of file a name tells of, and the names that attachments get."""

from __future__ import annotations

import pytest

from workbench.formspec.attachment_rules import media_of
from workbench.services.attaching import clean_name, file_name


@pytest.mark.parametrize(
    ("name", "media"), [("a.PDF", "pdf"), ("b.docx", "document"), ("c.tar.gz", "archive"), ("d", "other")]
)
def test_the_ending_tells_what_a_file_is(name: str, media: str) -> None:
    assert media_of(name) == media


@pytest.mark.parametrize(
    ("given", "listed", "written"),
    [
        ("草案 第1版.docx", "草案 第1版.docx", "草案 第1版.docx"),
        ("../../x\\y.pdf", ".. .. x y.pdf", "x y.pdf"),
        ("a\u202efdp.exe", "a fdp.exe", "a fdp.exe"),
        ("line\nbreak.txt", "line break.txt", "line break.txt"),
        ("nul.txt", "nul.txt", "_nul.txt"),
        ("what?.pdf", "what?.pdf", "what.pdf"),
        (" ", "_", "_"),
        ("x" * 300 + ".pdf", "x" * 145 + "….pdf", "x" * 145 + "….pdf"),
    ],
)
def test_names_are_made_harmless_and_keep_their_ending(given: str, listed: str, written: str) -> None:
    assert clean_name(given) == listed
    assert file_name(given) == written
