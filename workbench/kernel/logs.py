"""The log file of the program: small, rotated, without any text of a proposal."""

from __future__ import annotations

import logging
from logging.handlers import RotatingFileHandler

from workbench.kernel.paths import user_folder


def start_log(level: int = logging.INFO) -> None:
    """Send the program's log to `workbench.log` in the user's folder: two files of 1 MB at most."""
    logger = logging.getLogger("workbench")
    if logger.handlers:
        return
    try:
        path = user_folder() / "workbench.log"
    except OSError:
        return  # the log is a courtesy; what the folder is needed for says so itself
    handler = RotatingFileHandler(path, maxBytes=1_000_000, backupCount=1, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logger.addHandler(handler)
    logger.setLevel(level)
