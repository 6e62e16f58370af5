"""One window per user: of two starts at the same instant, after a crash, and with a file that is gone."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QElapsedTimer, QLockFile
from PySide6.QtNetwork import QLocalServer
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.helpers.project import ROOT
from tests.helpers.starts import SecondStart
from tests.helpers.turning import wait_until
from tests.helpers.windows import OpenWindow
from tests.helpers.workbenches import sample_case
from workbench.app.settings import change_settings
from workbench.kernel.paths import default_workspace, settings_folder
from workbench.ui.instance import Claim, Listener, Wish, hand_over

LOCK = "window.lock"
SOON = 5000  # ms


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[OpenWindow]:
    """Give the whole window on a workspace with the sample case."""
    window = OpenWindow(tmp_path, sample_case)
    yield window
    window.close()


def test_a_start_while_the_window_of_another_is_not_furnished_yet_waits_and_hands_over(
    qtbot: QtBot, tmp_path: Path
) -> None:
    first = Claim()
    assert first.take()
    second = SecondStart(str(tmp_path / "a b.workbench"), may_be_new=False)
    second.look()
    listener, asked = Listener(first), list[Wish]()
    listener.asked.connect(asked.append)
    assert listener.listen()
    assert second.was_taken()
    listener.close()
    assert asked == [Wish(str(tmp_path / "a b.workbench"), may_be_new=False)]


def test_of_two_programs_started_at_once_one_shows_a_window(tmp_path: Path) -> None:
    both = [subprocess.Popen([sys.executable, "main.py"], cwd=ROOT) for _ in range(2)]
    try:
        wait_until(lambda: any(start.poll() is not None for start in both), "both show a window")
        codes = [start.poll() for start in both]
    finally:
        for start in both:
            start.kill()
            start.wait()
    assert sorted(codes, key=str) == [0, None]


def test_a_window_that_crashed_leaves_nothing_that_keeps_the_next_one_from_being_found(qtbot: QtBot) -> None:
    code = "import os; from workbench.ui.instance import Claim; claim = Claim(); claim.take(); os._exit(3)"
    crashed = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False)
    assert crashed.returncode == 3
    assert (settings_folder() / LOCK).exists()
    claim = Claim()
    assert not hand_over(Wish(), claim)
    listener = Listener(claim)
    assert listener.listen()
    listener.close()


def test_a_window_of_another_machine_keeps_nobody_waiting_and_its_claim(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = Claim()
    assert theirs.take()
    monkeypatch.setattr(QLockFile, "getLockInfo", lambda _lock: (1, "another-machine", "python3"))
    ours = Claim()
    assert not hand_over(Wish(), ours)
    assert not Listener(ours).listen()
    theirs.release()


def leave_lock(content: bytes, age: int) -> None:
    """Leave a lock behind that no process holds, written some seconds ago."""
    file = settings_folder() / LOCK
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    grow_old(age)


def grow_old(age: int) -> None:
    moment = time.time() - age
    os.utime(settings_folder() / LOCK, (moment, moment))


def written_by(process: int) -> bytes:
    """Return what a lock of this program says, as if it were held by another process."""
    claim = Claim()
    assert claim.take()
    lines = (settings_folder() / LOCK).read_bytes().split(b"\n")
    claim.release()
    return b"\n".join([str(process).encode(), *lines[1:]])


@pytest.mark.parametrize("content", [b"", b"\0" * 40, b"no lock at all"])
@pytest.mark.parametrize("age", [0, 3600, -3600])
def test_a_lock_that_can_not_be_read_is_soon_taken_over(qtbot: QtBot, content: bytes, age: int) -> None:
    leave_lock(content, age)
    claim, waited = Claim(), QElapsedTimer()
    waited.start()
    assert not hand_over(Wish(), claim)
    assert waited.elapsed() < SOON
    assert not Claim().take()
    listener = Listener(claim)
    assert listener.listen()
    listener.close()


def test_a_lock_whose_process_is_another_program_by_now_is_soon_taken_over(qtbot: QtBot) -> None:
    other = subprocess.Popen([sys.executable, "-c", "import sys; sys.stdin.read()"], stdin=subprocess.PIPE)
    try:
        leave_lock(written_by(other.pid), 3600)
        claim, waited = Claim(), QElapsedTimer()
        waited.start()
        assert not hand_over(Wish(), claim)
        assert waited.elapsed() < SOON
        assert not Claim().take()
        claim.release()
    finally:
        other.communicate()


def test_a_window_that_has_long_been_there_and_does_not_listen_keeps_its_claim_and_nobody_waiting(
    qtbot: QtBot,
) -> None:
    deaf, second, waited = Claim(), Claim(), QElapsedTimer()
    assert deaf.take()
    grow_old(3600)
    waited.start()
    assert not hand_over(Wish(), second)
    assert waited.elapsed() < SOON
    assert not second.take()
    deaf.release()


def test_a_lock_that_was_just_written_is_left_to_the_window_that_begins(qtbot: QtBot) -> None:
    leave_lock(b"", 0)
    assert not Claim().take_over()
    assert (settings_folder() / LOCK).exists()


def test_a_window_that_can_not_listen_gives_its_claim_up_and_notes_it(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(QLocalServer, "listen", lambda _server, _name: False)
    window = OpenWindow(tmp_path, sample_case)
    assert "will not come to this window" in caplog.text
    other = Claim()
    assert other.take()
    other.release()
    window.close()


def test_a_start_while_the_window_closes_is_the_next_window(qtbot: QtBot) -> None:
    closing = Claim()
    assert closing.take()
    second = SecondStart()
    second.look()
    closing.release()
    assert not second.was_taken()


def test_settings_that_cannot_be_written_keep_nobody_from_a_window(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("workbench.ui.instance.settings_folder", lambda: tmp_path / "nowhere")
    assert not hand_over(Wish(), Claim())


def test_a_file_that_is_gone_opens_the_window_as_it_was_and_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    OpenWindow(tmp_path, sample_case).close()
    gone = tmp_path / "A B.WORKBENCH"
    window = OpenWindow(tmp_path, wish=Wish(str(gone), may_be_new=False))
    assert window.workbench.location == str(tmp_path / "workspace.db")
    assert "A B.WORKBENCH is not there." in said(window)
    assert not gone.exists()
    window.close()


def test_a_first_start_with_a_file_that_is_gone_opens_the_usual_workspace_and_says_so(
    qtbot: QtBot, tmp_path: Path
) -> None:
    change_settings(name="林一", first_start_done=True)
    window = OpenWindow(tmp_path, wish=Wish(str(tmp_path / "gone.workbench"), may_be_new=False))
    assert window.workbench.location == str(default_workspace())
    assert "gone.workbench is not there." in said(window)
    window.close()


def test_a_second_start_with_a_file_that_is_gone_says_so_and_makes_none(
    opened: OpenWindow, tmp_path: Path
) -> None:
    gone = tmp_path / "gone.workbench"
    assert SecondStart(str(gone), may_be_new=False).was_taken()
    opened.settle()
    assert "gone.workbench is not there." in said(opened)
    assert opened.workbench.location == str(tmp_path / "workspace.db")
    assert not gone.exists()


def said(opened: OpenWindow) -> str:
    """Return the words of the strip at the top of the page."""
    assert opened.page.strip.isVisible()
    return "\n".join(label.text() for label in opened.page.strip.findChildren(QLabel))
