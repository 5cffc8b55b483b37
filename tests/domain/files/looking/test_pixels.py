"""How large an image says that it is."""

from __future__ import annotations

import struct
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError

from tests.domain.files.made import GIF, JPEG, PNG, WEBP
from tourdetable.domain.files.looking.pixels import LONGEST_SIDE, MEASURES, must_be_reasonable

KINDS = {"image/png": PNG, "image/gif": GIF, "image/jpeg": JPEG, "image/webp": WEBP}


def png(width: int, height: int) -> bytes:
    return PNG[:16] + struct.pack(">II", width, height) + PNG[24:]


@pytest.mark.parametrize("kind", sorted(MEASURES))
def test_each_kind_tells_its_size(kind: str) -> None:
    assert MEASURES[kind](BytesIO(KINDS[kind])) == (8, 8)
    must_be_reasonable(BytesIO(KINDS[kind]), kind)


@pytest.mark.parametrize(
    ("head", "size"),
    [
        (b"VP8X\x0a\0\0\0\0\0\0\0\x07\0\0\x0f\0\0", (8, 16)),
        (b"VP8L\0\0\0\0\x2f" + struct.pack("<I", 7 | 15 << 14) + b"\0" * 5, (8, 16)),
    ],
)
def test_other_webp_do_too(head: bytes, size: tuple[int, int]) -> None:
    assert MEASURES["image/webp"](BytesIO(b"RIFF\0\0\0\0WEBP" + head)) == size


@pytest.mark.parametrize(
    ("width", "height"), [(20_000, 10_000), (LONGEST_SIDE + 1, 1), (2**31, 2**31)]
)
def test_an_image_that_would_fill_the_memory_is_refused(width: int, height: int) -> None:
    with pytest.raises(ValidationError, match=f"{width} × {height} pixels"):
        must_be_reasonable(BytesIO(png(width, height)), "image/png")


@pytest.mark.parametrize("kind", sorted(MEASURES))
def test_an_image_that_does_not_say_its_size_is_refused(kind: str) -> None:
    for cut in (4, 12):
        with pytest.raises(ValidationError, match="does not say its size"):
            must_be_reasonable(BytesIO(KINDS[kind][:cut] if cut == 4 else b"\xff" * 3), kind)
