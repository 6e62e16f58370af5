"""Templates that could run something or reach outside are refused, however the file words it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.wordfiles import own_template
from workbench.kernel.errors import NotReadable
from workbench.word.package import CONTENT_TYPES, pack_all, read_package
from workbench.word.render import compile_template

RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELS = "word/_rels/settings.xml.rels"
EVIL = "http://example.org/evil.dotm"

WRITTEN = {
    "plain": f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" Type="x/image" TargetMode="External"'
    f' Target="{EVIL}"/></Relationships>',
    "single quotes": f"<Relationships xmlns='{RELATIONS}'><Relationship Id='r1' Type='x/image'"
    f" TargetMode='External' Target='{EVIL}'/></Relationships>",
    "blanks around the sign": f'<Relationships xmlns="{RELATIONS}"><Relationship Id = "r1" Type\n=\n"x/image"'
    f' TargetMode = "External" Target = "{EVIL}"/></Relationships>',
    "prefix": f'<r:Relationships xmlns:r="{RELATIONS}"><r:Relationship Id="r1" Type="x/image"'
    f' TargetMode="External" Target="{EVIL}"/></r:Relationships>',
    "numbered characters": f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" Type="x/image"'
    f' TargetMode="&#69;xternal" Target="{EVIL}"/></Relationships>',
    "bracket in a value": f'<Relationships xmlns="{RELATIONS}"><Relationship Id="a>b" Type="x/image"'
    f' TargetMode="External" Target="{EVIL}"/></Relationships>',
    "link named in another value": f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" Type="x/image"'
    f' TargetMode="External" Target="{EVIL}" Note=\' Type="x/hyperlink"\'/></Relationships>',
}


def with_part(folder: Path, part: str, data: bytes) -> Path:
    """Return a template of our own that holds one more part, or another one of that name."""
    path = own_template(folder, "{{ title_zh }}")
    path.write_bytes(pack_all({**read_package(path), part: data}))
    return path


def relation(kind: str, mode: str = "", target: str = "part.bin") -> bytes:
    entry = f'<Relationship Id="r1" Type="{OFFICE}/{kind}" Target="{target}"{mode}/>'
    return f'<Relationships xmlns="{RELATIONS}">{entry}</Relationships>'.encode()


@pytest.mark.parametrize("text", WRITTEN.values(), ids=WRITTEN)
def test_a_link_to_another_file_is_refused_however_it_is_written(tmp_path: Path, text: str) -> None:
    path = with_part(tmp_path, RELS, text.encode())

    with pytest.raises(NotReadable, match="links to other files") as caught:
        compile_template(path)

    assert EVIL in caught.value.details


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
def test_a_link_to_another_file_is_refused_in_every_encoding(tmp_path: Path, encoding: str) -> None:
    declaration = f'<?xml version="1.0" encoding="{encoding.upper()[:6]}"?>' if "16" in encoding else ""
    path = with_part(tmp_path, RELS, (declaration + WRITTEN["plain"]).encode(encoding))

    with pytest.raises(NotReadable, match=r"own\.docx"):
        compile_template(path)


def test_relations_in_another_folder_and_case_are_read_too(tmp_path: Path) -> None:
    path = with_part(tmp_path, "Word/_RELS/Footer9.xml.RELS", WRITTEN["plain"].encode())

    with pytest.raises(NotReadable, match="links to other files"):
        compile_template(path)


@pytest.mark.parametrize(
    "kind", ["attachedTemplate", "oleObject", "package", "control", "aFChunk", "vbaProject", "subDocument"]
)
def test_a_relation_that_makes_word_load_or_run_something_is_refused(tmp_path: Path, kind: str) -> None:
    path = with_part(tmp_path, RELS, relation(kind))

    with pytest.raises(NotReadable, match="macros, embedded programs"):
        compile_template(path)


def test_a_link_that_a_reader_clicks_is_allowed(tmp_path: Path) -> None:
    mode = ' TargetMode="External"'
    path = with_part(tmp_path, RELS, relation("hyperlink", mode, "https://example.org/"))

    assert compile_template(path).needs.names == {"title_zh"}


def test_a_picture_inside_the_file_is_allowed(tmp_path: Path) -> None:
    path = with_part(tmp_path, RELS, relation("image", "", "media/image1.png"))

    assert compile_template(path).needs.names == {"title_zh"}


@pytest.mark.parametrize(
    "part", ["word/vbaProject.bin", "WORD/VBAPROJECT.BIN", "other/activeX/a.xml", "word/embeddings/a.xlsx"]
)
def test_a_part_that_is_named_like_active_content_is_refused(tmp_path: Path, part: str) -> None:
    path = with_part(tmp_path, part, b"x")

    with pytest.raises(NotReadable, match="macros"):
        compile_template(path)


@pytest.mark.parametrize(
    "kind",
    [
        "application/vnd.ms-office.vbaProject",
        "application/vnd.ms-word.document.macroEnabled.main+xml",
        "application/vnd.openxmlformats-officedocument.oleObject",
        "application/vnd.ms-office.activeX+xml",
    ],
)
def test_a_part_with_a_harmless_name_is_refused_for_its_content_type(tmp_path: Path, kind: str) -> None:
    types = read_package(own_template(tmp_path, "x"))[CONTENT_TYPES]
    entry = f"<Override PartName='/word/notes.bin' ContentType='{kind}'/></Types>".encode()
    path = with_part(tmp_path, CONTENT_TYPES, types.replace(b"</Types>", entry))

    with pytest.raises(NotReadable, match="macros"):
        compile_template(path)


def test_relations_that_can_not_be_read_are_refused(tmp_path: Path) -> None:
    path = with_part(tmp_path, RELS, b"<Relationships><Relationship")

    with pytest.raises(NotReadable, match="damaged") as caught:
        compile_template(path)

    assert RELS in caught.value.details
