"""Other words by which people look for commands: what other programs call them, files, what they are for.

Parted by commas, in the language in use; the catalogue has those of the other language. What a command is
called and does, `ui.actions` knows.
"""

from __future__ import annotations

from collections.abc import Mapping

from workbench.kernel.i18n import tr


def other_words() -> Mapping[str, str]:
    """Return the other words of commands by id."""
    return {**_of_files(), **_of_writing(), **_of_looking(), **_of_caring()}


def _of_files() -> dict[str, str]:
    return {
        "case.new": tr("create proposal, new document, add case"),
        "case.duplicate": tr("copy case, clone, template from a case"),
        "draft.import": tr("word, import docx, open document, txt, reading in"),
        "sample.open": tr("example, demo, tutorial"),
        "store": tr("save"),
        "workspace.new": tr("create database, new file"),
        "workspace.open": tr("open file, database, open recent"),
        "workspace.backup": tr("backup, save as, safety copy"),
        "workspace.restore": tr("recover, restore backup, roll back"),
        "case.preview": tr("print preview, layout, page view"),
        "case.answers": tr("proofread, summary, review answers, all answers"),
        "case.export": tr("docx, pdf, word document, save as word, generate documents"),
        "case.print": tr("paper, printer"),
        "preferences": tr("options, preferences, font, autosave, user name"),
        "quit": tr("exit, close, end the program"),
        "link.add": tr("action plan, add link, relate"),
        "attachment.add": tr("upload, files, evidence, appendix"),
    }


def _of_writing() -> dict[str, str]:
    return {
        "undo": tr("revert, take back, step back"),
        "redo": tr("repeat, do again"),
        "case.rename": tr("title, change the title"),
        "case.trash": tr("delete, remove, recycle bin"),
        "case.restore": tr("undelete, recover case, recycle bin"),
        "field.history": tr("earlier texts, changes, track changes"),
        "replace": tr("substitute, change all"),
        "row.add": tr("new row, new line, table row"),
        "example.insert": tr("sample text, how to write"),
        "outline.insert": tr("structure, headings, template"),
        "phrase.insert": tr("text block, snippet, boilerplate, standard sentence"),
        "rich.sub": tr("index, H₂O, chemical formula"),
        "rich.sup": tr("exponent, power, m²"),
        "rich.bullets": tr("dots, unordered list"),
        "rich.numbers": tr("ordered list, numbering"),
        "rich.table": tr("grid, spreadsheet, excel"),
        "rich.picture": tr("image, photo, figure, png, jpg"),
        "case.count": tr("word count, statistics, length, number of characters"),
        "spelling": tr("spell check, spellcheck, spelling, typos, dictionary"),
    }


def _of_looking() -> dict[str, str]:
    return {
        "search": tr("full text, look for, global search"),
        "find": tr("filter, look for on this page"),
        "go.start": tr("home, overview, dashboard"),
        "go.cases": tr("proposals, list of cases"),
        "go.plan": tr("action plan, articles, national plan"),
        "go.handin": tr("submit, documents, delivery"),
        "pane.side": tr("sidebar, comments, right pane"),
        "zoom.in": tr("zoom in, bigger, font size, enlarge"),
        "zoom.out": tr("zoom out, reduce, shrink"),
        "zoom.reset": tr("zoom 100 %, standard size"),
        "look.theme": tr("theme, dark mode, night, colours, light mode"),
        "look.language": tr("language, translate, english, chinese"),
        "fullscreen": tr("maximise, whole screen"),
        "focus": tr("distraction free, zen, concentrate"),
        "messages": tr("notifications, log"),
    }


def _of_caring() -> dict[str, str]:
    return {
        "finding.next": tr("next error, next warning, problem"),
        "finding.previous": tr("previous error, last warning"),
        "finding.repair": tr("fix, correct, quick fix"),
        "finding.waive": tr("ignore, suppress, exception"),
        "repair.all": tr("fix all, correct everything"),
        "version.name": tr("snapshot, milestone, tag, save version"),
        "case.versions": tr("compare, diff, earlier versions, history of the case"),
        "plan.import": tr("plan text, import plan, articles of a plan"),
        "plan.undo_import": tr("undo import, remove plan text"),
        "contacts": tr("people, contacts, drafters, telephone, e-mail"),
        "rules": tr("checks, requirements, list of rules"),
        "doctor": tr("repair database, integrity, diagnosis, health"),
        "workspace.associate": tr("file type, double click, default program"),
        "help": tr("manual, guide, documentation"),
        "shortcuts": tr("hotkeys, key bindings, keys"),
        "about": tr("version, licence, credits"),
    }
