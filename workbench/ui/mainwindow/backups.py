"""The commands that write a backup and put one back; how a backup is made `services.maintaining` knows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from workbench.app.wording import lost_words
from workbench.kernel.i18n import sentences, tr, tr_count
from workbench.ui.dialogs import opening
from workbench.ui.dialogs.showing import sure
from workbench.ui.mainwindow.contents import Contents
from workbench.ui.mainwindow.window import MainWindow

if TYPE_CHECKING:
    from workbench.storage.backupfacts import BackupFacts
    from workbench.storage.dated import DatedBackup


class BackupCommands(QObject):
    """Backs the open workspace up and restores it, after a question."""

    def __init__(self, contents: Contents) -> None:
        super().__init__(contents)
        self._contents = contents
        self._window = contents.window
        self._desk = contents.desk

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """Return what the commands do."""
        return {"workspace.backup": self.back_up, "workspace.restore": self.restore}

    def back_up(self) -> None:
        """Write a backup where the user says."""
        target = opening.backup_target(self._window, self._desk)
        if target is None:
            return
        chosen = target
        self._desk.operations.work(
            self,
            lambda: tr("Back up the workspace"),
            lambda wb, _running: wb.maintaining.back_up(chosen),
            lambda lost: self._tell_backup(chosen.name, lost),
            cancellable=False,
        )

    def _tell_backup(self, name: str, lost: int) -> None:
        words = tr("The backup is written to {file}.", file=name)
        self._desk.notices.tell(f"{words} {lost_words(lost)}" if lost else words)

    def restore(self) -> None:
        """Put a backup in place of the workspace: one of those made by themselves, or another file."""
        self._desk.operations.ask(self, lambda wb: wb.maintaining.dated_backups(), self._restore_one_of)

    def _restore_one_of(self, found: Sequence[DatedBackup]) -> None:
        from workbench.ui.dialogs.restoring import dated_backup

        wanted, backup = dated_backup(self._window, found)
        if wanted and backup is None:
            backup = opening.restore_source(self._window, self._desk)
        if backup is not None:
            chosen = backup
            self._desk.operations.ask(
                self, lambda wb: wb.maintaining.check_backup(chosen), lambda facts: self._restore(chosen, facts)
            )

    def _restore(self, backup: Path, facts: BackupFacts | None) -> None:
        if not _sure(self._window, backup, facts):
            return
        operations = self._desk.operations

        def restore() -> None:
            bring_back = self._desk.drafts.set_aside()
            operations.change(
                self,
                lambda wb: wb.maintaining.restore(backup),
                self._restored,
                lambda error: self._not_restored(error, bring_back),
            )

        only = tr("Texts that are kept come back only in cases that the backup holds.")
        question = tr("Restore the backup all the same?")
        self._contents.leaving.change_over(sentences(only, question), restore)

    def _restored(self, kept: Path | None) -> None:
        words = tr("The backup is in place.")
        if kept is not None:
            words = tr("The backup is in place. What was there before is kept in {file}.", file=kept.name)
        self._contents.leaving.stay()
        self._contents.forget_data()

        def show() -> None:
            self._contents.rebuild(storing=False)
            self._desk.notices.tell(words)  # last, for what is built anew shows no message of before

        self._contents.quiet.then("restored", show)

    def _not_restored(self, error: BaseException, bring_back: Callable[[], None]) -> None:
        bring_back()
        self._contents.leaving.stay()
        self._contents.show_trouble(None, error)


def _sure(window: MainWindow, backup: Path, facts: BackupFacts | None) -> bool:
    """Ask before a backup takes the place of the workspace."""
    question = tr("Put the backup {file} in place of the workspace that is open?", file=backup.name)
    safe = tr("What is replaced is kept in a file beside the workspace.")
    told = [question, _facts_words(facts), safe] if facts else [question, safe]
    return sure(window, tr("Restore a backup"), "\n".join(told), tr("Restore the backup"))


def _facts_words(facts: BackupFacts) -> str:
    return tr_count(
        "It was last changed on {moment} and holds {count} case.",
        "It was last changed on {moment} and holds {count} cases.",
        facts.cases,
        moment=f"{facts.changed_at.astimezone():%Y-%m-%d %H:%M}",
    )
