"""Data files: every mistake is named with file, line and what is allowed."""

from pathlib import Path

import pytest

from workbench.kernel.datafile import parse_data, read_data_file
from workbench.kernel.errors import DataFileError, NotReadable
from workbench.kernel.i18n import Bilingual


def test_scalars_come_with_their_kinds() -> None:
    entry = parse_data("name: a\ncount: 3\nready: true\n", "x.yaml")
    assert (entry.text("name"), entry.integer("count"), entry.flag("ready")) == ("a", 3, True)
    entry.done()


def test_words_come_in_both_languages() -> None:
    entry = parse_data("label: {zh: 名称, en: Title}\n", "x.yaml")
    assert entry.words("label") == Bilingual("名称", "Title")


def test_missing_words_are_empty_unless_required() -> None:
    entry = parse_data("a: 1\n", "x.yaml")
    assert not entry.words("label")
    with pytest.raises(DataFileError, match="label is missing"):
        entry.words("label", required=True)


def test_a_missing_key_is_named_with_the_line_of_its_mapping() -> None:
    with pytest.raises(DataFileError, match=r"x\.yaml, line 2: name is missing"):
        parse_data("# comment\nother: 1\n", "x.yaml").text("name")


def test_an_unknown_key_is_named_with_its_line_and_the_allowed_ones() -> None:
    entry = parse_data("name: a\nnmae: b\n", "x.yaml")
    entry.text("name")
    with pytest.raises(DataFileError, match=r"x\.yaml, line 2: there is no key “nmae”") as caught:
        entry.done()
    assert caught.value.hint == "Allowed: name."


def test_a_key_given_twice_is_refused() -> None:
    with pytest.raises(DataFileError, match="line 2: name is given twice"):
        parse_data("name: a\nname: b\n", "x.yaml")


@pytest.mark.parametrize(
    ("getter", "written", "message"),
    [
        ("text", "true", "value must be a text."),
        ("text", "{a: 1}", "value must be a single value."),
        ("integer", "a", "value must be a whole number."),
        ("flag", "1", "value must be true or false."),
        ("entry", "a", "value must be a mapping of keys to values."),
        ("entries", "a", "value must be a list."),
        ("texts", "{a: 1}", "value must be a list."),
        ("texts", "[[1]]", "value must be a list of single values."),
    ],
)
def test_a_value_of_the_wrong_kind_is_refused_with_its_line(getter: str, written: str, message: str) -> None:
    entry = parse_data(f"first: 1\nvalue: {written}\n", "x.yaml")
    with pytest.raises(DataFileError) as caught:
        getattr(entry, getter)("value")
    assert caught.value.message == f"x.yaml, line 2: {message}"


def test_a_yes_is_no_whole_number() -> None:
    with pytest.raises(DataFileError, match="value must be a whole number"):
        parse_data("value: yes\n", "x.yaml").integer("value")


def test_a_choice_outside_the_list_names_what_is_allowed() -> None:
    with pytest.raises(DataFileError, match="kind can't be “c”") as caught:
        parse_data("kind: c\n", "x.yaml").choice("kind", ["a", "b"])
    assert caught.value.hint == "Allowed: a, b."


def test_an_item_of_the_wrong_kind_is_named_with_its_own_line() -> None:
    with pytest.raises(DataFileError, match="line 3: items must be a list of mappings"):
        parse_data("items:\n  - {a: 1}\n  - b\n", "x.yaml").entries("items")


def test_broken_yaml_is_named_with_its_line() -> None:
    with pytest.raises(DataFileError, match=r"x\.yaml, line \d+: this is not well-formed YAML"):
        parse_data("a: [1, 2\nb: 3\n", "x.yaml")


def test_a_root_that_is_no_mapping_is_refused() -> None:
    with pytest.raises(DataFileError, match="must hold a mapping"):
        parse_data("- 1\n- 2\n", "x.yaml")


def test_an_impossible_date_is_refused_with_its_line() -> None:
    with pytest.raises(DataFileError, match="line 2: this value can't be read"):
        parse_data("a: 1\nday: 2026-02-30\n", "x.yaml").scalar("day")


def test_a_tag_that_would_make_an_object_is_refused() -> None:
    with pytest.raises(DataFileError, match="this value can't be read"):
        parse_data("a: !!python/object/apply:os.getcwd []\n", "x.yaml").raw("a")


def test_a_file_nested_beyond_reason_is_refused() -> None:
    with pytest.raises(DataFileError):
        parse_data("a: " + "[" * 20_000, "x.yaml")


def test_a_missing_file_is_not_readable(tmp_path: Path) -> None:
    with pytest.raises(NotReadable, match=r"no\.yaml can't be read"):
        read_data_file(tmp_path / "no.yaml")


def test_a_file_in_another_encoding_is_not_readable(tmp_path: Path) -> None:
    path = tmp_path / "gbk.yaml"
    path.write_bytes("name: 名称\n".encode("gbk"))
    with pytest.raises(NotReadable, match=r"gbk\.yaml is not a UTF-8 text file"):
        read_data_file(path)


def test_a_byte_order_mark_is_no_part_of_the_first_key(tmp_path: Path) -> None:
    path = tmp_path / "bom.yaml"
    path.write_bytes(b"\xef\xbb\xbfname: a\n")
    assert read_data_file(path).text("name") == "a"
