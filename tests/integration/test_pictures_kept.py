"""Pictures live in the workspace by the hash of their bytes, on both databases, and go where it goes."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text

from tests.helpers.picturefiles import jpeg, png
from tests.helpers.workbenches import open_for_test
from workbench.app.workbench import Workbench
from workbench.domain.pictures import PictureFile
from workbench.kernel.errors import InvalidValue


def kept(workbench: Workbench, data: bytes) -> PictureFile:
    picture = workbench.picturing.check(data)
    workbench.picturing.keep(picture)
    return picture


def test_a_picture_is_kept_once_and_handed_out_by_its_hash(workbench: Workbench) -> None:
    first, again, other = (kept(workbench, data) for data in (png(), png(), jpeg()))
    assert first == again
    assert workbench.picturing.pictures([first.digest, other.digest, "0" * 64]) == {
        first.digest: first,
        other.digest: other,
    }


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"GIF89a", "of the kind GIF"),
        (b"words", "no picture"),
        (png()[:-20], "damaged"),
        (png() + b"\0" * 10_000_000, "too large"),
    ],
)
def test_what_is_no_sound_picture_is_refused_with_a_sentence(
    file_workbench: Workbench, data: bytes, words: str
) -> None:
    with pytest.raises(InvalidValue, match=words) as caught:
        kept(file_workbench, data)
    assert caught.value.hint
    with file_workbench.workspace.reading() as unit:
        assert unit.connection.execute(text("SELECT count(*) FROM picture")).scalar_one() == 0


def test_a_backup_carries_pictures_and_restoring_brings_them_back(workbench: Workbench, tmp_path: Path) -> None:
    picture = kept(workbench, png(9, 9))
    workbench.maintaining.back_up(tmp_path / "backup.db")
    with workbench.workspace.writing("x") as unit:
        unit.connection.execute(text("DELETE FROM picture"))
    with open_for_test(str(tmp_path / "backup.db"), fixed=False) as opened:
        assert opened.picturing.pictures([picture.digest]) == {picture.digest: picture}
    workbench.maintaining.restore(tmp_path / "backup.db")
    with open_for_test(workbench.workspace.location, fixed=False) as opened:
        assert opened.picturing.pictures([picture.digest]) == {picture.digest: picture}


def test_a_picture_whose_bytes_changed_is_not_handed_out_and_the_examination_says_so(
    workbench: Workbench,
) -> None:
    picture = kept(workbench, png())
    assert workbench.maintaining.examine().sound
    with workbench.workspace.writing("x") as unit:
        unit.connection.execute(text("UPDATE picture SET data = :data"), {"data": png(1, 1)})
    assert workbench.picturing.pictures([picture.digest]) == {}
    assert (f"picture/{picture.digest}", "data") in workbench.maintaining.examine().differing
