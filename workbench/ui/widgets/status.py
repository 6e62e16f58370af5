"""The strip at the foot: when it was saved, what is running with its cancel, the workspace, the zoom."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from workbench.kernel.i18n import listed, tr, tr_count
from workbench.ui import theme
from workbench.ui.operations import Running, Standing
from workbench.ui.widgets.basics import (
    Elided,
    Part,
    button,
    fill,
    in_area,
    label,
    picture,
    plain_tip,
    row,
    set_words,
)

_LONGEST_NAME = 320  # px
_SHOWN_AFTER = 400  # ms; shorter work is not worth a flicker


class StatusStrip(QWidget):
    """Shows the state of the work; errors never stand here, but the way to what was refused does.

    `unstored_wanted` asks to be led there.
    """

    unstored_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        in_area(self, "window")
        self.setFixedHeight(theme.px(28))
        self._tick = picture("check", "ok", 14)
        self._saved = label("", "caption")
        self._place = QWidget()
        self._works = QHBoxLayout(self._place)
        fill(self._works, [], 8, (0, 0))
        self._workspace = label("", "caption")
        self._zoom = label(tr("{percent} %", percent=round(theme.look().zoom * 100)), "caption")
        parts: list[Part] = [self._tick, self._saved, 16, self._place, None, self._workspace, 16]
        fill(QHBoxLayout(self), [*parts, label(tr("Works offline"), "caption"), 16, self._zoom], 6, (16, 0))
        self._tick.hide()
        self._to_unstored = button("", "link", pressed=self.unstored_wanted.emit)
        self._unstored = row(picture("warning", "warn", 14), self._to_unstored, spacing=4)
        self._unstored.hide()
        fill(self._works, [self._unstored], 8, (0, 0))

    def show_unstored(self, names: Sequence[str], cases: Sequence[str] = ()) -> None:
        """Say in which fields of which `cases` something was refused: one by its name, more by their number."""
        one = tr("{field} is not stored", field=names[0] if names else "")
        many = tr_count(
            "{count} field of {cases} is not stored",
            "{count} fields of {cases} are not stored",
            len(names),
            cases=listed(cases),
        )
        set_words(self._to_unstored, one if len(names) == 1 else many, theme.px(_LONGEST_NAME))
        self._to_unstored.setToolTip(plain_tip("\n".join([*names, tr("A click leads to the next one.")])))
        self._to_unstored.setAccessibleDescription("\n".join(names))
        self._unstored.setVisible(bool(names))
        self._show_tick()

    def show_saved(self, at: datetime | None) -> None:
        """Say when everything typed so far was stored; None: nothing was written yet."""
        words = "" if at is None else tr("Saved {time}", time=f"{at.astimezone():%H:%M:%S}")
        self._saved.setText(words)
        self._show_tick()

    def _show_tick(self) -> None:
        """Show the tick while something was saved and nothing stands unstored."""
        self._tick.setVisible(bool(self._saved.text()) and self._unstored.isHidden())

    def show_workspace(self, name: str) -> None:
        """Name the workspace."""
        self._workspace.setText(tr("Workspace: {name}", name=name) if name else tr("Opening the workspace …"))

    def show_running(self, running: Running) -> None:
        """Show long work with its progress and a button to cancel it, if it can be, once it takes a moment."""
        self._works.addWidget(_RunningEntry(running))


class _RunningEntry(QWidget):
    """One piece of long work in the strip; goes away with it."""

    def __init__(self, running: Running) -> None:
        super().__init__()
        self._title = running.title()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(120)
        self._bar.setAccessibleName(self._title)
        self._words = Elided(self._title, "caption")
        self._words.setMinimumWidth(120)
        parts: list[Part] = [self._bar, self._words]
        if running.cancellable:
            cancel = button(tr("Cancel"), "link", pressed=running.cancel)
            cancel.setAccessibleName(tr("Cancel: {work}", work=self._title))
            parts.append(cancel)
        fill(QHBoxLayout(self), parts, 8, (0, 0))
        self.hide()
        self._timer = self.startTimer(_SHOWN_AFTER)
        self._show(running.standing)
        running.moved.connect(self._show)
        running.ended.connect(self.deleteLater)

    def timerEvent(self, _event: object) -> None:
        """Appear, the work having taken long enough."""
        self.killTimer(self._timer)
        self.show()

    def _show(self, standing: Standing) -> None:
        self._bar.setRange(0, standing.total)
        self._bar.setValue(standing.done)
        words = self._title
        if standing.total:
            numbers = {"done": standing.done, "total": standing.total, "item": standing.item}
            words = tr("{work}: {done} of {total} {item}", work=self._title, **numbers)
        self._words.set_text(words.strip())
