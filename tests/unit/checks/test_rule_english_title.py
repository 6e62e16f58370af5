"""P12: English titles that are in order, titles that are not, and what the repair makes of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.unit.checks.case_builder import case, findings, form, keys, repaired
from workbench.checks.case import CaseView
from workbench.checks.model import Severity, Step
from workbench.formspec.conditions import NEVER

IN_ORDER = [
    "Emergency power supply devices for energy storage stations—Technical requirements",
    "Directives for standardization—Part 1: Rules for the structure and drafting of standardizing documents",
    "Lithium-ion batteries for electrical energy storage",
    "Rules for classification and labelling of chemicals—Part 3:Flammable gases",
    "Information technology—Open Systems Interconnection—The directory",
    "Metallic materials—Vickers hardness test",
    "Determination of pH value",
    "pH measurement in water",
    "n-Hexane for industrial use",
    "3D printing—Vocabulary",
    "X-ray fluorescence analysis of Al alloys",
    "Traditional Chinese medicine—Vocabulary",
    "Requirements for IEC 61850 based communication",
    "LED lamps for road lighting",
    "Wi-Fi access points—Test methods",
    "BeiDou terminals for Internet of Things",
    "Young's modulus of ceramics",
    "Copper and copper alloys—Type A and Class II tubes",
    "Power transformers from 10 kV to 35 kV",
    "Vehicles—Pre- and post-crash tests",
    "Test for nitrogen—Kjeldahl method",
    "Lead–acid batteries",
    "Hall–Petch relation of steels",
    "Stationary batteries, cells, etc.",
    "Symbols for diagrams of non-Newtonian flow",
    "Guide for users: Safety of toys",
    "Carbon peak",
    "A guide to the use of SI units",
    "  ",
]
WRONG = [
    ("Emergency Power Supply Devices for Energy Storage Stations", "capital"),
    ("Energy storage stations—Technical Requirements", "capital"),
    ("Technical requirements For batteries", "capital"),
    ("Safety Of toys", "capital"),
    ("Lithium-Ion Batteries", "capital"),
    ("Energy storage stations—technical requirements", "small_start"),
    ("emergency power supply", "small_start"),
    ("Energy storage stations - Technical requirements", "dash"),
    ("Energy storage stations — Technical requirements", "dash"),
    ("Energy storage stations—— Technical requirements", "dash"),
    ("Energy storage stations– Technical requirements", "dash"),
    ("Energy storage stations -- Technical requirements", "dash"),
    ("Energy storage stations-Technical requirements", "dash"),
    ("Energy storage stations–Technical requirements", "dash"),
    ("Gas cylinders-Part 1: Terms", "dash"),
    ("Gas cylinders (LPG) - Safety", "dash"),
    ("Energy storage stations.", "end_mark"),
    ("Energy storage stations。", "end_mark"),
    ("Energy  storage stations", "blanks"),
    (" Energy storage stations", "blanks"),
    ("Energy storage\u3000stations", "blanks"),
    ("Energy storage stations（ESS）", "full_width"),
    ("Ｅnergy storage stations", "full_width"),
    ("TECHNICAL REQUIREMENTS FOR STATIONS", "all_capitals"),
    ("Stations—TECHNICAL REQUIREMENTS", "all_capitals"),
    ("储能电站应急供电装置", "not_english"),
    ("Energy storage 电站", "not_english"),
    ("12345", "no_words"),
    ("——", "no_words"),
]


@pytest.mark.parametrize("title", IN_ORDER)
def test_p12_accepts(title: str) -> None:
    assert keys("P12", case(title_en=title, title_zh=None)) == []


@pytest.mark.parametrize(("title", "expected"), WRONG)
def test_p12_finds(title: str, expected: str) -> None:
    assert expected in keys("P12", case(title_en=title))


@pytest.mark.parametrize("title", [title for title, key in WRONG if key not in ("all_capitals", "not_english")])
def test_the_repair_leaves_nothing_to_repair(title: str) -> None:
    found = [item for item in findings("P12", case(title_en=title)) if item.repair]
    if not found:
        assert keys("P12", case(title_en=title)) == ["no_words"]
        return
    again = findings("P12", case(**repaired(found[0])))
    assert [item for item in again if item.repair] == []


@pytest.mark.parametrize(
    ("title", "mended"),
    [
        (
            "emergency Power Supply Devices For Energy Storage Stations - technical Requirements.",
            "Emergency power supply devices for energy storage stations—Technical requirements",
        ),
        ("Medical equipment-Part 4:Safety Of x-ray tubes", "Medical equipment—Part 4:Safety of x-ray tubes"),
        ("Carbon Footprint（LCA） —  Guidance", "Carbon footprint (LCA)—Guidance"),
    ],
)
def test_the_repair_rewrites_the_whole_title(title: str, mended: str) -> None:
    for found in findings("P12", case(title_en=title)):
        if found.repair:
            assert repaired(found) == {"title_en": mended}


def test_names_and_abbreviations_survive_the_repair() -> None:
    (found,) = findings(
        "P12", case(title_en="Test Methods for LoRaWAN and IPv6 Devices in Beijing", title_zh="试验")
    )
    assert repaired(found) == {"title_en": "Test methods for LoRaWAN and IPv6 devices in Beijing"}


def test_a_word_that_may_be_a_name_is_only_a_hint_and_not_repaired() -> None:
    (found,) = findings("P12", case(title_en="Sampling by the Vettermann method", title_zh="试验"))
    assert (found.key, found.severity, found.repair) == ("possible_name", Severity.HINT, None)


def test_an_empty_english_title_is_one_finding_where_the_form_requires_it() -> None:
    view = case(title_en=None)
    assert [finding.key for finding in findings("P01", view) if finding.where.field == "title_en"] == ["empty"]
    assert keys("P12", view) == []


def test_an_english_title_that_is_not_required_is_missing_only_beside_a_chinese_one() -> None:
    fields = {name: replace(field, required_if=NEVER) for name, field in form().fields.items()}
    sections = [
        replace(section, fields=tuple(fields[field.id] for field in section.fields))
        for section in form().sections
    ]
    optional = replace(form(), sections=tuple(sections))
    assert keys("P12", CaseView(optional, {"title_zh": "储能电站"}, ())) == ["missing"]
    assert keys("P12", CaseView(optional, {}, ())) == []


def test_a_missing_english_title_waits_for_submission() -> None:
    assert keys("P12", case(title_en=""), Step.DRAFTING) == []


def test_several_words_are_listed_as_each_language_does_it() -> None:
    (found,) = findings("P12", case(title_en="Safety Of Storage And supply", title_zh="安全"))

    assert found.message.zh.endswith("：Of、Storage、And。")
    assert found.message.en.endswith(": Of, Storage, And.")


@pytest.mark.parametrize(
    ("chinese", "english", "accused"),
    [
        ("储能电站应急供电装置 技术要求", "Emergency power supply", True),
        ("储能电站——应急供电装置", "Emergency power supply", True),
        ("储能电站应急供电装置 技术要求", "Emergency power supply—Technical requirements", False),
        ("储能电站应急供电装置 技术要求", "Emergency power supply: Technical requirements", False),
        (
            "储能电站应急供电装置 技术要求",
            "Emergency power supply - Technical requirements",
            False,
        ),  # P12 says that
        ("储能电站应急供电装置技术要求", "Technical requirements for emergency power supply", False),
        ("LED 路灯", "LED lamps for roads", False),  # a blank of typing
        ("", "Emergency power supply", False),
    ],
)
def test_an_english_title_has_elements_where_the_chinese_one_has(
    chinese: str, english: str, accused: bool
) -> None:
    found = findings("P12", case(title_zh=chinese, title_en=english))
    assert ("one_element" in [item.key for item in found]) is accused
    assert all(item.severity is Severity.WARNING for item in found)
