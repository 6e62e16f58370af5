"""The command line in Chinese: help, answers and errors hold no English sentence, and columns stay aligned."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from tests.helpers.commandline import CommandLine
from workbench.cli.helptexts import wrapped
from workbench.cli.main import program, speak
from workbench.kernel.columns import width

# Names that stay as they are in a Chinese sentence: of the program, of formats, of other programs.
NAMES = {"standards-workbench-cli", "postgresql", "yaml", "json", "word", "docx", "jpeg", "gb-t-recommended"}
WORD = re.compile(r"[A-Za-z][A-Za-z0-9_-]{3,}")


def names_of(command: click.Command) -> Iterator[str]:
    """Yield the names a caller types: commands, options and their choices, down from `command`."""
    for parameter in command.params:
        for name in (*parameter.opts, *parameter.secondary_opts):
            yield name.lstrip("-")
        if isinstance(parameter.type, click.Choice):
            yield from (str(choice) for choice in parameter.type.choices)
        yield str(parameter.default)
    for name, below in command.commands.items() if isinstance(command, click.Group) else ():
        yield name
        yield from names_of(below)


def english_words(text: str, *typed: str) -> list[str]:
    """Return the Latin words of a text that are neither names nor what the caller typed."""
    names = {*NAMES, *(name.lower() for name in names_of(program())), "values", "help", *typed}
    return [word for word in WORD.findall(text) if word.lower() not in names]


def paths_of(group: click.Group) -> Iterator[tuple[str, ...]]:
    """Yield the words that call each command."""
    for name, command in group.commands.items():
        yield (name,)
        if isinstance(command, click.Group):
            yield from ((name, *path) for path in paths_of(command))


@pytest.fixture
def run(tmp_path: Path) -> CommandLine:
    """The command line with a home of its own."""
    return CommandLine("", tmp_path, tmp_path / "home")


@pytest.fixture
def in_chinese(monkeypatch: pytest.MonkeyPatch) -> Iterator[click.Group]:
    """The commands of this process, made in Chinese; English again afterwards."""
    monkeypatch.setenv("LANGUAGE", "")  # so that it is put back
    speak("zh")
    yield program()
    speak("en")


def test_help_is_all_chinese(run: CommandLine) -> None:
    answer = run("--lang", "zh", "--help")
    assert answer.out.startswith("用法：standards-workbench-cli [选项] 命令 [参数]...")
    assert "显示本说明并退出。" in answer.out
    assert english_words(answer.out) == []


def test_help_of_a_command_names_its_arguments_in_chinese(run: CommandLine) -> None:
    answer = run("--lang", "zh", "set", "--help")
    assert "set [选项] 提案 字段 值" in answer.out
    assert english_words(answer.out) == []


@pytest.mark.parametrize("path", list(paths_of(program())), ids=" ".join)
def test_every_help_is_all_chinese(
    path: tuple[str, ...], capsys: pytest.CaptureFixture[str], in_chinese: click.Group
) -> None:
    in_chinese.main([*path, "--help"], prog_name="standards-workbench-cli", standalone_mode=False)
    assert english_words(capsys.readouterr().out) == []


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("frobnicate",), "没有命令“frobnicate”。"),
        (("lisst",), "最接近的有效名称：list"),
        (("check",), "缺少参数“提案”。"),
        (("link", "2026-001", "3"), "缺少选项 --reason。"),
        (("check", "2026-001", "--step", "never"), "“never”不在可选值"),
        (("list", "--colour"), "没有选项“--colour”。"),
        (("init", "more"), "多余的参数：more。"),
        (("list", "--state"), "选项“--state”后须有 1 个值。"),
        (("search", "x", "--count", "many"), "“many”不是有效的数。"),
        (("show", "2026-999"), "没有提案“2026-999”。"),
    ],
)
def test_a_wrong_call_is_answered_in_chinese(
    run: CommandLine, arguments: tuple[str, ...], sentence: str
) -> None:
    answer = run("--lang", "zh", *arguments)
    assert answer.code == 2
    assert sentence in answer.err
    assert english_words(answer.err, "frobnicate", "lisst", "never", "colour", "more", "many") == []


def test_english_is_asked_for_by_the_same_option_and_stays_english(run: CommandLine) -> None:
    answer = run("--lang", "en", "lisst", WORKBENCH_LANGUAGE="zh", LANGUAGE="zh_CN")
    assert answer.err.splitlines()[0] == "No such command 'lisst'."
    assert not re.search("[\u4e00-\u9fff]", answer.err)


def test_options_and_their_texts_stand_in_columns(run: CommandLine) -> None:
    lines = run("--lang", "zh", "--help").out.split("选项：\n")[1].split("\n\n")[0].splitlines()
    starts = {width(re.split(r"(?<=\S) {2,}", line, maxsplit=1)[0]) for line in lines}
    texts = {width(line) - width(re.split(r"(?<=\S) {2,}", line, maxsplit=1)[1]) for line in lines}
    assert len(starts) > 1
    assert len(texts) == 1


def test_chinese_is_wrapped_by_columns_and_keeps_its_stops() -> None:
    lines = wrapped("按哪个阶段检查：起草（drafting）、送审（submit）或提交。", 20)
    assert "".join(lines) == "按哪个阶段检查：起草（drafting）、送审（submit）或提交。"
    assert all(width(line) <= 20 for line in lines)
    assert not any(line[0] in "，。、：）" or line[-1] in "（“" for line in lines)
