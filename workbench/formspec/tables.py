"""Tables of codes (CSV) read from `resources/codes`: rows as dictionaries, mistakes with file and line."""

from __future__ import annotations

import csv
import io

from workbench.kernel.datafile import read_text_file
from workbench.kernel.errors import DataFileError
from workbench.kernel.i18n import tr
from workbench.kernel.paths import resource


def read_table(name: str) -> list[dict[str, str]]:
    """Return the rows of a table by column heading.

    Raises NotReadable if the file is missing or not UTF-8, DataFileError if a row has not as many cells as
    there are headings.
    """
    rows = csv.reader(io.StringIO(read_text_file(resource("codes", name)), newline=""))
    headings = next(rows, [])
    result = []
    for row in rows:
        if len(row) != len(headings):
            raise DataFileError(name, rows.line_num, tr("the row needs {count} cells.", count=len(headings)))
        result.append(dict(zip(headings, row, strict=True)))
    return result
