"""Judging pictures from outside: what one in a rich text may be, and the sentences for those that are not."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from workbench.domain.pictures import DamagedPicture, NoPicture, PictureFile, read_picture
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


def checked_picture(data: bytes) -> PictureFile:
    """Return the picture that bytes are, which is not kept yet.

    Raises InvalidValue with a sentence if they are none, damaged or too large.
    """
    most_bytes, most_pixels = _limits()
    if len(data) > most_bytes:
        raise InvalidValue(
            tr("The picture is too large: {size} MB.", size=f"{len(data) / 1e6:.1f}"),
            tr("At most {most} MB are allowed; save it smaller.", most=f"{most_bytes / 1e6:.0f}"),
        )
    if not data:
        raise damaged_picture("no bytes")
    try:
        return read_picture(data, most_pixels)
    except NoPicture as error:
        raise InvalidValue(
            tr("This is no picture that can be used here."), tr("Save it as PNG or JPEG."), str(error)
        ) from error
    except DamagedPicture as error:
        raise damaged_picture(str(error)) from error


def drawn_picture(data: bytes, draws: Callable[[bytes], bool] | None) -> PictureFile:
    """Return the picture that bytes are, which is not kept yet; a JPEG that `draws` denies is damaged too.

    Raises InvalidValue as `checked_picture` does.
    """
    picture = checked_picture(data)
    if draws is not None and picture.kind == "jpeg" and not draws(data):
        raise damaged_picture("the image can't be drawn")
    return picture


def damaged_picture(details: str) -> InvalidValue:
    """Return the refusal of a picture that is not whole or can't be drawn."""
    return InvalidValue(
        tr("The picture is damaged or has too many pixels."),
        tr("Open it in another program, save it as PNG or JPEG and try again."),
        details,
    )
