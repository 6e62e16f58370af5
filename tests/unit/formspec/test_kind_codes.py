"""Fields that hold numbers of standards and classification codes."""

import pytest

from workbench.formspec.kinds import normalise
from workbench.formspec.model import Field, Limits
from workbench.kernel.errors import InvalidValue
from workbench.kernel.i18n import Bilingual

REVISED = Field("revised", "standard_number", Bilingual("被修订标准号", "Standards revised"), many=True)
ADOPTED = Field("adopted", "standard_number", Bilingual("采标号", "Number adopted"), issuers=("international",))
ICS = Field("ics", "ics_code", Bilingual("ICS", "ICS code"), many=True, limits=Limits(max_rows=3))
CCS = Field("ccs", "ccs_code", Bilingual("分类号", "CCS code"))


@pytest.mark.parametrize("between", ["、", ";", "；", "，", ",", "\n", "\r\n", " ; "])
def test_several_numbers_may_be_typed_in_one_text(between: str) -> None:
    value = normalise(REVISED, f"GB/T 1-2001{between}gb 2-2002")
    assert value == ("GB/T 1—2001", "GB 2—2002")


def test_several_numbers_may_be_a_list() -> None:
    assert normalise(REVISED, ["GB/T 1-2001", "", "GB/T 1—2001"]) == ("GB/T 1—2001",)


@pytest.mark.parametrize("raw", ["", [], (), " ; ", [""]])
def test_a_list_of_nothing_is_empty(raw: object) -> None:
    assert normalise(REVISED, raw) is None


def test_one_wrong_number_among_several_is_named() -> None:
    with pytest.raises(InvalidValue, match="Standards revised: “GBT 2” is not the number of a standard"):
        normalise(REVISED, "GB/T 1—2001；GBT 2")


def test_a_field_of_one_number_holds_a_text() -> None:
    assert normalise(ADOPTED, "iec 62933-5-2：2020") == "IEC 62933-5-2:2020"


def test_a_field_takes_only_its_own_issuers() -> None:
    with pytest.raises(InvalidValue, match="Number adopted: ") as caught:
        normalise(ADOPTED, "GB/T 1.1—2020")
    assert "IEC 62933-5-2:2020" in caught.value.hint


@pytest.mark.parametrize("raw", [36276, {"a": 1}, 1.5])
def test_a_number_that_lost_its_prefix_is_refused(raw: object) -> None:
    with pytest.raises(InvalidValue):
        normalise(REVISED, raw)


@pytest.mark.parametrize(
    ("raw", "codes"),
    [
        ("29.240.99", ("29.240.99",)),
        ("ICS 29.240", ("29.240",)),
        ("ics29；01", ("29", "01")),
        ("２９．２００", ("29.200",)),
        (["27", "29.200"], ("27", "29.200")),
    ],
)
def test_ics_codes_are_written_one_way(raw: object, codes: tuple[str, ...]) -> None:
    assert normalise(ICS, raw) == codes


@pytest.mark.parametrize("raw", ["2.7", "29.20", "29.200.1", "29-200", "29.200.99.1", "29.200 01"])
def test_a_badly_formed_ics_code_is_refused_with_examples(raw: str) -> None:
    with pytest.raises(InvalidValue, match=r"ICS code: “.*” is not an ICS code") as caught:
        normalise(ICS, raw)
    assert "29.240.99" in caught.value.hint


def test_an_ics_code_read_as_a_number_is_refused_because_zeros_may_be_lost() -> None:
    with pytest.raises(InvalidValue, match="must be given as text") as caught:
        normalise(ICS, [29.22])
    assert "29.220" in caught.value.hint


def test_more_codes_than_the_form_allows_are_refused() -> None:
    with pytest.raises(InvalidValue, match="4 entries are too many") as caught:
        normalise(ICS, "01;03;07;11")
    assert caught.value.hint == "At most 3 are allowed."


def test_an_unknown_but_well_formed_code_is_accepted() -> None:
    assert normalise(ICS, "98.765.43") == ("98.765.43",)
    assert normalise(CCS, "Z99") == "Z 99"


@pytest.mark.parametrize("raw", ["A00", "a 00", "CCS A 00", "ccs a00", " Ａ００ "])
def test_ccs_codes_are_written_one_way(raw: str) -> None:
    assert normalise(CCS, raw) == "A 00"


@pytest.mark.parametrize("raw", ["I00", "O 12", "A0", "A 000", "AA 00", "A00/09", "00"])
def test_a_badly_formed_ccs_code_is_refused(raw: str) -> None:
    with pytest.raises(InvalidValue, match=r"CCS code: “.*” is not a CCS code"):
        normalise(CCS, raw)
