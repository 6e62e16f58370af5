"""Values that document programs are known to lose or change: 36 of them, each with the reason it is here.

`CARRIED` can stand in a Word file and must come back as they are; `REFUSED` can't and must be refused. The one
exception is a carriage return before a line feed: a long text keeps the line break and drops the return.
"""

from __future__ import annotations

CARRIED: dict[str, str] = {
    "ampersand": "A & B",
    "less than": "a<b",
    "greater than": "a>b",
    "looks like a paragraph": "<w:p>",
    "comparisons": "x < y && z > w",
    "double quotes": '"quoted"',
    "apostrophe": "it's",
    "end of a character section": "]]>",
    "looks escaped": "&amp;",
    "looks like a numbered entity": "&#60;",
    "looks like a comment": "<!-- c -->",
    "placeholder": "{{ x }}",
    "command": "{% if %}",
    "template comment": "{# c #}",
    "escape of the template library": "{_{",
    "closing braces": "}}",
    "full-width punctuation": "第1部分：总则",
    "Chinese beyond the basic plane": "𠮷野家 𪚥",
    "joined emoji": "👩‍🔬 emoji",
    "two ways to write é": "é e\u0301",
    "zero width space": "\u200bzero width",
    "direction override": "\u202eRTL",
    "right to left": "שלום",
    "no-break space": "a\u00a0b",
    "tab": "tab\tx",
    "line feed": "line1\nline2",
    "blanks at both ends": "  lead and trail  ",
    "very long": "x" * 100_000,
}
REFUSED: dict[str, str] = {
    "carriage return": "cr\r\nlf",
    "bell": "bell\ax",
    "form feed": "ff\fx",
    "vertical tab": "vt\x0bx",
    "null": "nul\x00x",
    "escape": "\x1besc",
    "half of a pair": "\ud800lone",
    "no character": "\ufffe",
}
MENDED_IN_LONG_TEXTS = "carriage return"
NOT_ONE_SHORT_LINE = ("line feed", "very long")
"""What Word files carry and a short text refuses all the same: it takes one line of some hundred characters."""
