"""Rich texts on the page of all answers: looks, lists, tables and pictures are painted, not words alone."""

from __future__ import annotations

from collections.abc import Collection

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage

from tests.helpers.windows import TestDesk
from tests.ui.test_rich_editor import picture_bytes
from workbench.domain.pictures import PictureFile
from workbench.ui.navigation import Place
from workbench.ui.pages.answers.lines import Kind, Line
from workbench.ui.pages.answers.page import AnswersPage

CASE, FIELD = "2026-001", "scope"
BLUE = QColor("#336699").rgb()


def shown(desk: TestDesk, text: str) -> tuple[AnswersPage, Line, QImage]:
    """Store a text, show it, and return its line and what is painted of it."""
    desk.workbench.drafting.set_value(CASE, FIELD, text)
    page = AnswersPage(desk.desk)
    desk.show(page, Place("answers", case=CASE, field=FIELD))
    desk.settle()
    view = page.view
    place = next(
        number
        for number, line in enumerate(view.answers.lines)
        if line.field == FIELD and line.kind is Kind.ANSWER
    )
    view.go_to_line(place)
    box: QRect = view.visualRect(view.answers.index(place))
    return page, view.answers.lines[place], view.viewport().grab(box).toImage()


def ink(image: QImage, shade: int) -> int:
    """Return how many pixels have a colour."""
    return sum(
        image.pixel(x, y) == shade for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)
    )


def dark(image: QImage) -> int:
    """Return how many pixels are dark."""
    return sum(
        QColor(image.pixel(x, y)).lightness() < 90 for x in range(image.width()) for y in range(image.height())
    )


def test_plain_words_are_lines_as_before(sample_desk: TestDesk) -> None:
    _, line, _ = shown(sample_desk, "one\ntwo")
    assert line.text == "one\ntwo"
    assert not line.content


def test_a_table_and_a_list_take_their_room_and_their_words_are_found(sample_desk: TestDesk) -> None:
    page, line, table = shown(
        sample_desk,
        "<table><tr><td>name</td><td>unit</td></tr><tr><td>a</td><td>b</td></tr></table><ul><li>item</li></ul>",
    )
    assert line.content
    assert "name" in line.spoken
    left = table.width() // 3
    rules = [y for y in range(table.height()) if _is_ruled(table, left, y)]
    assert len(rules) >= 3  # above, between and below two rows
    page.seeking.line.field.setText("unit")
    assert page.seeking.line.ask_now()
    assert page.view.current() == line


def _is_ruled(image: QImage, left: int, y: int) -> bool:
    ground = image.pixel(left, image.height() - 2)
    return all(image.pixel(x, y) != ground for x in range(left, left + 60))


def test_bold_words_have_more_ink(sample_desk: TestDesk) -> None:
    thin = shown(sample_desk, "<p>words of the scope that are plain</p><p><i>x</i></p>")[2]
    bold = shown(sample_desk, "<p><strong>words of the scope that are plain</strong></p><p><i>x</i></p>")[2]
    assert dark(bold) > dark(thin) * 1.1


def test_pictures_are_read_once_and_painted(sample_desk: TestDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    picturing = sample_desk.workbench.picturing
    picture = picturing.check(picture_bytes(200, 80))
    picturing.keep(picture)
    page, _, image = shown(
        sample_desk, f'<p>before</p><img src="picture:{picture.digest}" alt="flow"><p>after</p>'
    )
    assert ink(image, BLUE) > 200 * 80 / 4 * 0.9
    read: list[object] = []
    plain = picturing.pictures

    def counted(digests: Collection[str]) -> dict[str, PictureFile]:
        read.append(digests)
        return plain(digests)

    monkeypatch.setattr(picturing, "pictures", counted)
    again = f'<img src="picture:{picture.digest}" alt="flow"><p>later</p>'
    sample_desk.operations.change(page, lambda wb: wb.drafting.set_value(CASE, FIELD, again))
    sample_desk.settle()
    assert any("later" in line.text for line in page.view.answers.lines if line.field == FIELD)
    assert not read
