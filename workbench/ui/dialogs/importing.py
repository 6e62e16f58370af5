"""Importing the text of a plan: choose a file, see what was read and what becomes of it, then import.

Nothing is stored before the button is pressed; what was stored is told by `imported`, taking it back is the
affair of who listens.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from workbench.app.wording import language_words
from workbench.domain.changes import Changes
from workbench.kernel.i18n import tr, tr_count
from workbench.ui import theme
from workbench.ui.changes import EVERYTHING
from workbench.ui.errors import trouble_of
from workbench.ui.models.imports import Effect, ImportPreview, ImportRequest, preview_import
from workbench.ui.widgets.basics import Elided, buddy, button, column, fill, in_area, label, picture, row, rule
from workbench.ui.widgets.importlist import ImportDetail, ImportList
from workbench.ui.widgets.page import Desk
from workbench.ui.widgets.strips import ErrorStrip, empty_state
