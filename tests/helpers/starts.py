"""Starting the program a second time, as far as it goes before a window would be made."""

from __future__ import annotations

import subprocess
import sys

from tests.helpers.project import ROOT
from tests.helpers.turning import wait_until

_CODE = """
import sys
from PySide6.QtCore import QCoreApplication
application = QCoreApplication([])
from workbench.ui.instance import Claim, Wish, hand_over

class Told(Claim):
    def take(self, patience=0):
        taken = super().take(patience)
        print("looked", flush=True)
        return taken

claim = Told()
print(hand_over(Wish(sys.argv[1], sys.argv[2] == "True"), claim))
"""


class SecondStart:
    """Another start of the program that hands over what it asks for."""

    def __init__(self, place: str = "", may_be_new: bool = True) -> None:
        words = [sys.executable, "-c", _CODE, place, str(may_be_new)]
        self._process = subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, text=True)

    def look(self) -> None:
        """Wait until it has looked for another window."""
        assert self._process.stdout is not None
        assert self._process.stdout.readline() == "looked\n"

    @property
    def has_ended(self) -> bool:
        """Whether it has come to its end."""
        return self._process.poll() is not None

    def was_taken(self) -> bool:
        """Wait for its end, letting the window work, and return whether a window took what it asked for."""
        wait_until(lambda: self.has_ended, "the second start does not end")
        answer = self._process.communicate()[0].split()[-1]
        assert answer in ("True", "False")
        return answer == "True"
