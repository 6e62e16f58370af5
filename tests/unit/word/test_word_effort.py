"""Every template comes to an end in a moment; what documents need is far below the bound."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.helpers.wordfiles import own_template
from workbench.kernel.errors import NotReadable
from workbench.word.package import DOCUMENT, read_package
from workbench.word.render import compile_template

LONGEST_SECONDS = 2.0
TEN = str(list(range(10)))
LINES = "甲" * 20_000


def nested(inner: str, *loops: str) -> str:
    """Return loops inside each other, the first outermost, around `inner`."""
    before = "".join(f"{{% for {loop} %}}" for loop in loops)
    return before + inner + "{% endfor %}" * len(loops)


ENDLESS = {
    "empty loops": nested("", *(f"{name} in {TEN}" for name in "abcdef")),
    "fixed text": nested("x" * 1_000, *(f"{name} in {TEN}" for name in "abcde")),
    "long value": nested("{{ text }}", *(f"{name} in {TEN}" for name in "abcd")),
    "many expressions": nested("{{ 1 - 1 }}" * 200, *(f"{name} in {TEN}" for name in "abcd")),
    "growing text": nested(
        "{{ h|length }}",
        *(f"{new} in [{'~'.join([old] * 60)}]" for old, new in zip(["'x'", *"abcdef"], "abcdefh", strict=True)),
    ),
    "growing sum": nested(
        "{{ h|length }}",
        *(f"{new} in [{'+'.join([old] * 60)}]" for old, new in zip(["'x'", *"abcdef"], "abcdefh", strict=True)),
    ),
    "growing joined text": nested(
        "{{ h|length }}",
        *(
            f"{new} in [[{','.join([old] * 60)}]|join]"
            for old, new in zip(["'x'", *"abcdef"], "abcdefh", strict=True)
        ),
    ),
    "growing list joined": nested(
        "{{ h|join }}",
        *(
            f"{new} in [[{','.join([old] * 60)}]]"
            for old, new in zip(["'x'", *"abcdef"], "abcdefh", strict=True)
        ),
    ),
    "growing lists compared": nested(
        "{% if h == g %}{% endif %}",
        *(
            f"{new} in [[{','.join([old] * 60)}]]"
            for old, new in zip(["'x'", *"abcdef"], "abcdefh", strict=True)
        ),
    ).replace("g %", f"[{','.join(['f'] * 60)}] %"),
    "long text searched": nested("{% if 'x' in text %}{% endif %}", *(f"{name} in {TEN}" for name in "abcd")),
    "long text changed": nested(
        "{% if text|upper|lower == 'x' %}{% endif %}", *(f"{name} in {TEN}" for name in "abcd")
    ),
    "range searched": "{% for r in [range(9999)] %}"
    + nested("{% if 'x' in r %}{% endif %}", *(f"{name} in {TEN}" for name in "abcd"))
    + "{% endfor %}",
    "characters of a text": nested("", "a in text", "b in text"),
    "loop helper": "{% for a in [1, 1] %}{{ loop.changed([a]) }}{% endfor %}",
    "loops too deep": nested("", *(f"a{number} in [1]" for number in range(30))),
    "conditions too deep": "{% if text %}" * 150 + "{% endif %}" * 150,
}


@pytest.mark.parametrize("payload", ENDLESS.values(), ids=ENDLESS)
def test_a_template_that_multiplies_work_is_refused_in_a_moment(tmp_path: Path, payload: str) -> None:
    path = own_template(tmp_path, payload)
    begin = time.perf_counter()

    with pytest.raises(NotReadable, match=r"own\.docx"):
        compile_template(path).render({"text": LINES})

    assert time.perf_counter() - begin < LONGEST_SECONDS


def test_a_template_can_not_give_itself_more_effort(tmp_path: Path) -> None:
    for name in ("(counted)", "counted", "(effort)"):
        path = own_template(tmp_path, "{% for a in [1]|" + name + "(-9) %}{% endfor %}")

        with pytest.raises(NotReadable):
            compile_template(path).render({})


def test_loops_of_a_usual_size_are_filled(tmp_path: Path) -> None:
    path = own_template(tmp_path, nested("{{ a }}{{ b }};", "a in range(90)", "b in range(90)"))

    assert compile_template(path).render({})


def test_lists_of_thousands_of_rows_are_filled(tmp_path: Path) -> None:
    row = "{{ loop.index }} {{ row.name }} {% for line in row.lines %}{{ line }}{% endfor %}" + "x" * 3_000
    path = own_template(tmp_path, f"{{% for row in rows %}}{row}{{% endfor %}}")
    rows = [{"name": "单位", "lines": ["甲", "乙", "丙"]} for _ in range(5_000)]

    assert compile_template(path).render({"rows": rows})


def test_texts_are_joined_by_a_filter_by_a_sign_and_by_a_column(tmp_path: Path) -> None:
    path = own_template(
        tmp_path, "{{ rows|join('、', attribute='name') }}|{{ ['a', 1]|join }}|{{ a ~ (2 + 3) }}"
    )
    filled = compile_template(path).render({"rows": [{"name": "<甲>"}, {"name": "乙"}], "a": "&"})

    assert "&lt;甲&gt;、乙|a1|&amp;5" in read_package(filled)[DOCUMENT].decode()
