"""Plain text of anybody: its encoding is told by its characters, or it is said that it can't be told."""

from __future__ import annotations

import pytest

from workbench.kernel.errors import NotReadable
from workbench.kernel.plaintext import decoded

SIMPLIFIED = "储能电站应急供电装置：本文件规定了技术要求、试验方法（见表 1）。"
TRADITIONAL = "儲能電站應急供電裝置：本標準規定了技術要求、試驗方法（見表 1）。"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (SIMPLIFIED, "utf-8"),
        (SIMPLIFIED, "utf-8-sig"),
        (SIMPLIFIED, "utf-16"),
        (SIMPLIFIED, "gb18030"),
        ("项目名称", "gb18030"),
        ("㎡、𠮷、镕", "gb18030"),
        (TRADITIONAL, "gb18030"),
        (TRADITIONAL, "cp950"),
        ("項目名稱", "cp950"),
        (f"{TRADITIONAL}碁銹裏嫺", "cp950"),
        ("plain words", "ascii"),
        ("", "ascii"),
    ],
)
def test_a_text_is_read_as_it_was_written(text: str, encoding: str) -> None:
    assert decoded(text.encode(encoding)) == text


def test_a_text_in_neither_of_the_encodings_is_refused_and_not_garbled() -> None:
    with pytest.raises(NotReadable, match="encoding"):
        decoded("これは日本語のテキストです。標準化の提案書を作成する。".encode("shift_jis"))
