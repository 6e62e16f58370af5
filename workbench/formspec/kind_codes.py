"""Numbers of standards, ICS and CCS codes: well formed and written one way, or refused with examples."""

from __future__ import annotations

from workbench.domain.values import Value
from workbench.formspec.codes import normal_ccs, normal_ics
from workbench.formspec.kind_base import LIST_LIMITS, Kind, name_of, read_many, shown, typed_text
from workbench.formspec.model import Field
from workbench.formspec.standard_numbers import issuers, parse_standard_number
from workbench.kernel.errors import InvalidValue
from workbench.kernel.i18n import listed, tr


def _read_standard_number(field: Field, raw: object) -> Value:
    return read_many(field, raw, _one_standard_number)


def _one_standard_number(field: Field, raw: object) -> str:
    text = typed_text(field, raw, issuers().chosen(field.issuers)[0].example)
    try:
        return parse_standard_number(text, field.issuers).text
    except InvalidValue as error:
        message = tr("{field}: {problem}", field=name_of(field), problem=error.message)
        raise InvalidValue(message, error.hint) from error


def _read_ics(field: Field, raw: object) -> Value:
    return read_many(field, raw, _one_ics)


def _one_ics(field: Field, raw: object) -> str:
    code = normal_ics(typed_text(field, raw, "29.220"))
    if code:
        return code
    raise InvalidValue(
        tr("{field}: “{value}” is not an ICS code.", field=name_of(field), value=shown(raw)),
        tr(
            "Write 2, 3 and 2 digits with dots, as deep as needed: {examples}.",
            examples=listed(("29", "29.240", "29.240.99")),
        ),
    )


def _read_ccs(field: Field, raw: object) -> Value:
    return read_many(field, raw, _one_ccs)


def _one_ccs(field: Field, raw: object) -> str:
    code = normal_ccs(typed_text(field, raw, "A 00"))
    if code:
        return code
    raise InvalidValue(
        tr("{field}: “{value}” is not a CCS code.", field=name_of(field), value=shown(raw)),
        tr("Write one letter (not I or O) and two digits, for example {example}.", example="A 00"),
    )


STANDARD_NUMBER = Kind("standard_number", _read_standard_number, LIST_LIMITS, many=True)
ICS_CODE = Kind("ics_code", _read_ics, LIST_LIMITS, many=True)
CCS_CODE = Kind("ccs_code", _read_ccs, LIST_LIMITS, many=True)
