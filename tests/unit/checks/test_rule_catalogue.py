"""The data file of the rules and their functions fit each other."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from workbench.checks import rules as rules_package
from workbench.checks.catalogue import load_rules, rule_named, rules
from workbench.checks.model import Severity, Step
from workbench.checks.registry import rule
from workbench.checks.rules import FUNCTIONS
from workbench.checks.settings import RuleSettings
from workbench.kernel.errors import DataFileError, UnknownName, WorkbenchError

ISSUE = ["P01", "P02", "P03", "P04", "P05", "P06", "P07", "P08", "P09", "P10"]
ISSUE += ["P12", "P13", "P14", "P15", "P16", "P17", "P18", "P19", "P20", "P21", "P22", "P23", "P24", "P25"]
ISSUE += ["P26", "D26"]
RULE_FILES = sorted(Path(rules_package.__file__).parent.glob("[a-z]*.py"))
SMALL = """
sources: {S: {zh: 源, en: Source}}
rules:
  - id: P01
    severity: error
    step: submit
    title: {zh: 题, en: Title}
    why: {zh: 因, en: Why}
    source: S
    confidence: H
    messages: {one: {zh: 一, en: One, severity: hint}}
"""


def test_every_described_rule_has_a_function_and_every_function_a_description() -> None:
    assert [item.id for item in rules()] == ISSUE
    assert set(FUNCTIONS) == set(ISSUE)


def test_chinese_sentences_keep_a_blank_beside_numbers_and_none_that_breaks_before_a_unit() -> None:
    close = re.compile(r"[\u4e00-\u9fff][A-Za-z0-9]|[A-Za-z0-9][\u4e00-\u9fff]")
    counted = re.compile(r"\{(?:row|count|cap|least|longest|length|article)\} ?[个行字条]")
    for item in rules():
        for message in item.messages.values():
            assert not close.search(message.words.zh) and not counted.search(message.words.zh), message.words.zh
        assert not close.search(item.title.zh) and not close.search(item.why.zh), item.id


@pytest.mark.parametrize("path", RULE_FILES, ids=lambda path: path.stem)
def test_message_keys_used_in_code_stand_in_the_data_file_and_no_others(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    ids = {
        str(call.args[0].value)
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "rule"
        if isinstance(call.args[0], ast.Constant)
    }
    described = {key for rule_id in ids for key in rule_named(rule_id).messages}
    literals = {
        node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert {key for key in described if not key.startswith("needs_")} <= _with_codes(literals)
    assert _first_arguments(tree, "Hit") <= described


def _first_arguments(tree: ast.Module, name: str) -> set[str]:
    return {
        call.args[0].value
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") == name
        if isinstance(call.args[0], ast.Constant) and isinstance(call.args[0].value, str)
    }


def _with_codes(literals: set[str]) -> set[str]:
    return literals | {f"{field}{key}" for field in ("ics", "ccs") for key in literals if key.startswith("_")}


def test_all_words_are_there_in_both_languages() -> None:
    for item in rules():
        words = [item.title, item.why, *item.repairs.values(), *item.source_notes]
        words += [message.words for message in item.messages.values()]
        assert all(text.zh and text.en for text in words), item.id
        assert item.source_notes, item.id


def test_placeholders_agree_between_the_languages() -> None:
    for item in rules():
        for words in [message.words for message in item.messages.values()] + list(item.repairs.values()):
            in_chinese = {part.split("}")[0] for part in words.zh.split("{")[1:]}
            in_english = {part.split("}")[0] for part in words.en.split("{")[1:]}
            assert in_chinese == in_english, (item.id, words)


def test_no_message_counts_before_its_rule() -> None:
    for item in rules():
        assert all(message.step.includes(item.step) for message in item.messages.values()), item.id


def test_a_threshold_that_is_mere_custom_is_said_to_be_none_of_the_authorities() -> None:
    for item in rules():
        if item.confidence == "GK":
            assert any(word in item.why.zh for word in ("惯例", "不是官方", "本程序", "模板样例")), item.id


def test_a_rule_is_found_by_its_id_whatever_the_case() -> None:
    assert rule_named(" p12 ").id == "P12"


def test_an_unknown_rule_names_the_nearest_ones() -> None:
    with pytest.raises(UnknownName) as caught:
        rule_named("P11")
    assert "P18" in caught.value.hint


def test_two_functions_for_one_rule_are_refused() -> None:
    with pytest.raises(ValueError, match="P01"):
        rule("P01")(FUNCTIONS["P02"])


def _written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "rules.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_message_takes_weight_and_step_of_its_rule_unless_it_says_otherwise(tmp_path: Path) -> None:
    message = load_rules(_written(tmp_path, SMALL))["P01"].messages["one"]
    assert (message.severity, message.step, message.confidence) == (Severity.HINT, Step.SUBMIT, "H")


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        ("severity: error", "severity: bad", 5),
        ("step: submit", "stepp: submit", 4),
        ("confidence: H", "confidence: sure", 10),
        ("severity: hint", "severity: loud", 11),
        ("en: Why", "english: Why", 8),
    ],
)
def test_a_mistake_in_the_rules_file_is_named_with_its_line(
    tmp_path: Path, before: str, after: str, line: int
) -> None:
    with pytest.raises(DataFileError) as caught:
        load_rules(_written(tmp_path, SMALL.replace(before, after)))
    assert caught.value.line == line


def test_a_rule_described_twice_is_refused(tmp_path: Path) -> None:
    twice = SMALL + SMALL[SMALL.index("  - id") :]
    with pytest.raises(DataFileError, match="described twice"):
        load_rules(_written(tmp_path, twice))


def test_settings_lie_over_those_that_all_rules_share() -> None:
    settings = RuleSettings({"least": 5}, {"least": 3, "words": ["a"]})
    assert (settings.number("least"), settings.texts("words")) == (5, ("a",))


@pytest.mark.parametrize("value", [True, "5", None, [5, "x"]])
def test_a_setting_of_the_wrong_kind_is_named(value: object) -> None:
    with pytest.raises(WorkbenchError, match="least"):
        RuleSettings({"least": value}).number("least")


def test_a_missing_setting_is_named() -> None:
    with pytest.raises(WorkbenchError, match="least"):
        RuleSettings({}).number("least")
