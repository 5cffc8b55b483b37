from __future__ import annotations

from io import BytesIO

import pytest
from django.core.exceptions import ValidationError

from tests.domain.files.hostile.made import gif, jpeg, png, webp
from tourdetable.domain.files.looking import mixed
from tourdetable.domain.files.looking.mixed import MOST_FRAMES, must_be_one_image, of_gif, of_webp

XMP = b'<?xpacket begin=""?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF/></x:xmpmeta>'
COLOURED = b"GIF89a\x08\0\x08\0\x81\0\0" + b"\0" * 12
FRAME = b",\0\0\0\0\x08\0\x08\0\x80" + b"\0" * 6 + b"\x02\x02\x4c\x01\0"


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (png(), "image/png"),
        (jpeg(XMP), "image/jpeg"),
        (jpeg(after=b"SEFT and more of a telephone"), "image/jpeg"),
        (gif(20), "image/gif"),
        (webp(20), "image/webp"),
    ],
)
def test_images_of_every_day_are_taken(content: bytes, media_type: str) -> None:
    must_be_one_image(BytesIO(content), media_type)


def test_frames_are_counted_past_their_colours() -> None:
    assert of_gif(BytesIO(COLOURED + FRAME * 3 + b";")) == 3
    assert of_webp(BytesIO(webp(0))) == 1


@pytest.mark.parametrize("make", [gif, webp])
def test_counting_stops_at_the_bound(make: type) -> None:
    kind = {gif: "image/gif", webp: "image/webp"}[make]
    must_be_one_image(BytesIO(make(MOST_FRAMES)), kind)
    with pytest.raises(ValidationError, match=f"over {MOST_FRAMES + 1} frames"):
        must_be_one_image(BytesIO(make(MOST_FRAMES + 500)), kind)


def test_a_word_between_two_pieces_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mixed, "PIECE", 64)
    for before in range(40, 80):
        with pytest.raises(ValidationError, match="holds another file"):
            must_be_one_image(BytesIO(png(after=b" " * before + b"<?php a();")), "image/png")
