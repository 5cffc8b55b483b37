from __future__ import annotations

from io import BytesIO

import pytest
from django.core.exceptions import ValidationError

from tests.domain.files.hostile.made import gif, jpeg, png, webp
from tourdetable.domain.files.looking.whole import must_be_whole

WHOLE = {"image/png": png(), "image/gif": gif(), "image/webp": webp(1)}


@pytest.mark.parametrize("kind", sorted(WHOLE))
def test_an_image_is_taken_to_its_end_and_refused_without(kind: str) -> None:
    must_be_whole(BytesIO(WHOLE[kind]), kind)
    must_be_whole(BytesIO(WHOLE[kind] + b"\0\0"), kind)
    with pytest.raises(ValidationError, match="cut short"):
        must_be_whole(BytesIO(WHOLE[kind][:-10]), kind)


def test_a_photo_without_its_end_is_taken() -> None:
    must_be_whole(BytesIO(jpeg()[:-2]), "image/jpeg")
