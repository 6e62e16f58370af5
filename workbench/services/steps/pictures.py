"""Judging pictures from outside: what one in a rich text may be, and the sentences for those that are not."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from workbench.domain.pictures import DamagedPicture, NoPicture, PictureFile, TooManyPixels, read_picture
from workbench.kernel.datafile import read_data_file
from workbench.kernel.errors import InvalidValue
from workbench.kernel.i18n import tr
from workbench.kernel.paths import resource


@cache
def _limits() -> tuple[int, int]:
    """Return how many bytes and pixels a picture may have."""
    entry = read_data_file(resource("codes", "pictures.yaml"))
    limits = entry.integer("largest_bytes"), entry.integer("most_pixels")
    entry.done()
    return limits


def checked_picture(data: bytes, name: str = "") -> PictureFile:
    """Return the picture that bytes are, which is not kept yet; `name` is that of its file, for the sentences.

    Raises InvalidValue with a sentence if they are none, damaged or too large.
    """
    most_bytes, most_pixels = _limits()
    called = _called(name)
    if len(data) > most_bytes:
        raise InvalidValue(
            tr("{picture} is too large: {size} MB.", picture=called, size=f"{len(data) / 1e6:.1f}"),
            tr("At most {most} MB are allowed; save it smaller.", most=f"{most_bytes / 1e6:.0f}"),
        )
    if not data:
        raise InvalidValue(
            tr("{picture} is empty: its file holds nothing.", picture=called),
            tr("Copy the file once more, or choose another one."),
        )
    try:
        return read_picture(data, most_pixels)
    except NoPicture as error:
        raise _no_picture(called, error) from error
    except TooManyPixels as error:
        raise InvalidValue(
            tr("{picture} has too many pixels: {size}.", picture=called, size=str(error)),
            tr("At most {most} pixels are allowed; save it smaller.", most=f"{most_pixels:,}"),
        ) from error
    except DamagedPicture as error:
        raise damaged_picture(str(error), name) from error


def drawn_picture(data: bytes, draws: Callable[[bytes], bool] | None) -> PictureFile:
    """Return the picture that bytes are, which is not kept yet; a JPEG that `draws` denies is damaged too.

    Raises InvalidValue as `checked_picture` does; without bytes it is what a damaged document holds.
    """
    if not data:
        raise damaged_picture("no bytes")
    picture = checked_picture(data)
    if draws is not None and picture.kind == "jpeg" and not draws(data):
        raise damaged_picture("the image can't be drawn")
    return picture


def damaged_picture(details: str, name: str = "") -> InvalidValue:
    """Return the refusal of a picture that is not whole or can't be drawn."""
    return InvalidValue(
        tr("{picture} is damaged or not whole.", picture=_called(name)),
        tr("Open it in another program, save it as PNG or JPEG and try again."),
        details,
    )


def _no_picture(called: str, error: NoPicture) -> InvalidValue:
    """Return the refusal of what is another kind of picture, or none at all."""
    if error.kind:
        return InvalidValue(
            tr("{picture} is of the kind {kind}, which can't be used here.", picture=called, kind=error.kind),
            tr("Save it as PNG or JPEG."),
            str(error),
        )
    return InvalidValue(
        tr("{picture} is no picture that can be used here.", picture=called),
        tr("Choose a picture in PNG or JPEG, or save it as one of them."),
        str(error),
    )


def _called(name: str) -> str:
    return tr("“{name}”", name=name) if name else tr("The picture")
