"""What the acts of the editor know of the page they act for."""

from __future__ import annotations

from workbench.ui.pages.editor.state import CaseState
from workbench.ui.widgets.page import Page


class CasePage(Page):
    """A page that shows one case: what its acts need to know of it.

    Every member is the page's to give; a class of Qt cannot be made abstract, so those left out raise.
    """

    @property
    def state(self) -> CaseState | None:
        """What is shown, None until it was read."""
        raise NotImplementedError

    @property
    def case(self) -> str:
        """The ref of the case that is open; empty if none is."""
        raise NotImplementedError

    def show_side(self) -> None:
        """Open the side pane if it is closed."""
        raise NotImplementedError

    def go_to_finding(self, field_id: str, row_id: str = "", column_id: str = "") -> None:
        """Go to the field, the row and the cell that a finding names, and show what was found there."""
        raise NotImplementedError
