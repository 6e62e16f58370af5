"""Start the workbench from a checkout: `python main.py` opens the window, `--help` lists the commands."""

import sys

from workbench.__main__ import main

if __name__ == "__main__":
    sys.exit(main())
