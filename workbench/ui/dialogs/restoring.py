"""Choosing among the backups that were made by themselves; another file can be named instead.

What is restored, and the question before it, is the affair of the commands.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QLocale, QSize, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from workbench.kernel.i18n import language_in_use, tr
from workbench.ui import theme
from workbench.ui.dialogs.helped import HelpedDialog
from workbench.ui.dialogs.showing import accepted, give_size
from workbench.ui.widgets.basics import buddy, button, fill, label, row

if TYPE_CHECKING:
    from workbench.storage.dated import DatedBackup

_WIDTH, _HEIGHT, _ROW = 480, 460, 32
_FILE = int(Qt.ItemDataRole.UserRole)


class RestoreDialog(HelpedDialog):
    """One line per day, the newest chosen. `chosen` is the file; None when another one is wanted."""

    help_topic: ClassVar[str] = "backup"

    def __init__(self, parent: QWidget | None, found: Sequence[DatedBackup]) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Restore a backup"))
        self.chosen: Path | None = None
        self.list = QListWidget()
        for backup in found:
            item = QListWidgetItem(_words(backup))
            item.setData(_FILE, str(backup.file))
            item.setSizeHint(QSize(0, theme.px(_ROW)))
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.itemActivated.connect(lambda _item: self._take())
        name = label(tr("Automatic backups"), "strong")
        buddy(name, self.list)
        why = label(
            tr("One is made each day when the window closes; older ones are thinned out."), "small", wrap=True
        )
        other = button(tr("Another file…"), "", "folder", self.accept)
        cancel = button(tr("Cancel"), pressed=self.reject)
        restore = button(tr("Restore"), "primary", pressed=self._take)
        restore.setDefault(True)
        fill(QVBoxLayout(self), [name, why, (self.list, 1), row(other, None, cancel, restore)], 10, (24, 20))
        give_size(self, _WIDTH, _HEIGHT)

    def _take(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.chosen = Path(str(item.data(_FILE)))
            self.accept()


def dated_backup(parent: QWidget, found: Sequence[DatedBackup]) -> tuple[bool, Path | None]:
    """Ask which backup shall be restored; return whether one shall, and its file unless it is another one."""
    if not found:
        return True, None
    dialog = RestoreDialog(parent, found)
    return accepted(dialog), dialog.chosen


def _words(backup: DatedBackup) -> str:
    locale = QLocale(QLocale.Language.Chinese if language_in_use() == "zh" else QLocale.Language.English)
    size = locale.formattedDataSize(backup.size, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)
    moment = f"{backup.at:%Y-%m-%d %H:%M}" if backup.at is not None else backup.day.isoformat()
    return tr("{day} · {size}", day=moment, size=size)
