"""`dev.py bench [--quick] [NAME …]`: run measurements and print what they gave.

Ends with exit code 0 whatever the figures are; only a crash ends otherwise.
"""

from __future__ import annotations

import argparse
import importlib
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.bench.measuring import Report, table
from workbench.kernel.i18n import use_language
from workbench.kernel.paths import HOME_VARIABLE

# By name: the module beside this one that has `measure(folder, quick)`, and what it measures.
MEASUREMENTS = {
    "help": ("starting", "start of the program that only shows its help"),
    "opening": ("opening", "start of the window: first paint, stalls while the rest loads, memory"),
    "export": ("exporting", "one proven Word document"),
    "edit": ("editing", "one field set, journalled and on the disk"),
    "write": ("writing", "opening a case of sixty pages, and keys in its texts"),
    "list": ("listing", "the list of 10,000 cases, and opening one"),
    "lists": ("lists", "the list of cases on the screen: shown, scrolled, filtered, sorted"),
    "search": ("searching", "looking up words in 100,000 titles"),
    "hostile": ("hostile", "thirty hostile texts in every widget that shows text"),
    "suggest": ("suggesting", "articles that fit a title"),
}


def main(words: Sequence[str]) -> int:
    """Run the named measurements, all of them without a name."""
    known = "\n".join(f"  {name:10}{duty}" for name, (_, duty) in MEASUREMENTS.items())
    parser = argparse.ArgumentParser(
        prog="dev.py bench",
        description="Measure speed: each figure beside something that ran in turns with it.",
        epilog=f"measurements:\n{known}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help="a measurement below; default: all")
    parser.add_argument("--quick", action="store_true", help="few runs on little data, to see that all works")
    chosen = parser.parse_args(words)
    unknown = [name for name in chosen.names if name not in MEASUREMENTS]
    if unknown:
        parser.error(f"there is no measurement {unknown[0]!r}; there are: {', '.join(MEASUREMENTS)}")
    _print([_measured(name, chosen.quick) for name in chosen.names or MEASUREMENTS], chosen.quick)
    return 0


def _measured(name: str, quick: bool) -> Report:
    print(f"Measuring {name} …", file=sys.stderr, flush=True)
    with tempfile.TemporaryDirectory(prefix="bench-", ignore_cleanup_errors=True) as place:
        folder = Path(place)
        os.environ[HOME_VARIABLE] = str(folder / "home")  # nothing of the user's own is read or written
        use_language("en")
        module = importlib.import_module(f"tests.bench.{MEASUREMENTS[name][0]}")
        report: Report = module.measure(folder, quick)
    return report


def _print(reports: Sequence[Report], quick: bool) -> None:
    print(table([line for report in reports for line in report.lines]))
    remarks = [remark for report in reports for remark in report.remarks]
    remarks += _busy()
    if quick:
        remarks.append("A quick run on little data: the figures show only that everything works.")
    if remarks:
        print("\n" + "\n".join(f"- {remark}" for remark in remarks))


def _busy() -> list[str]:
    """Return a warning if other programs had the machine too: then only ratios of medians say something."""
    if not hasattr(os, "getloadavg"):
        return []
    load, processors = os.getloadavg()[0], os.cpu_count() or 1
    if load <= processors * 0.75:
        return []
    return [f"The machine was busy (load {load:.1f} on {processors} processors): trust ratios of medians only."]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
