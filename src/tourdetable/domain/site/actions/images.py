"""The images of a page: brought with the words that say what they show."""

from __future__ import annotations

from datetime import datetime
from typing import IO

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils.translation import gettext as _

from tourdetable.domain.files.actions import keep_named
from tourdetable.domain.files.formats import IMAGES
from tourdetable.domain.journal.actions import once, save
from tourdetable.domain.journal.versions import lock
from tourdetable.domain.networks.actors import By
from tourdetable.domain.people.wording import one_line
from tourdetable.domain.site.models import PageImage, SitePage
from tourdetable.domain.site.texts import images_in

DRAWN = frozenset(kind.media_type for _pattern, kind in IMAGES)
MOST = 20
"""Images of a page."""
HEAVIEST = 1_000_000
"""Octets of an image: whoever reads on a telephone waits for it."""


@once
def add_image(
    *,
    page: SitePage,
    version: int,
    content: IO[bytes],
    name: str,
    alt: str,
    by: By,
    now: datetime,
) -> PageImage:
    """Bring an image; its text shows it where it says so."""
    current = lock(page, version=version)
    number = next_number(current)
    image = PageImage(page=current, number=number, alt=said_in_words(alt))
    kept = keep_named(content=content, name=name, now=now)
    if kept.stored.media_type not in DRAWN:
        raise ValidationError({"file": _("This is no image: choose a PNG, JPEG, WebP or GIF.")})
    if kept.stored.size > HEAVIEST:
        raise ValidationError({"file": _("This image weighs more than 1 MB: make it smaller.")})
    image.stored, image.name = kept.stored, kept.name
    image.save()
    save("page.image_added", current, by, now, number=number)
    return image


def next_number(page: SitePage) -> int:
    """That of its next image. Refused when it has many."""
    found = page.images.aggregate(last=Max("number"))["last"] or 0
    if page.images.count() >= MOST:
        words = _("This page has %(most)d images already: take one away first.")
        raise ValidationError(words % {"most": MOST})
    return int(found) + 1


def said_in_words(alt: str) -> str:
    """What an image shows, for those who do not see it."""
    try:
        missing = _("Say what the image shows: some readers do not see it.")
        return one_line(alt, limit=300, missing=missing)
    except ValidationError as error:
        raise ValidationError({"alt": error}) from error


@once
def describe_image(*, image: PageImage, version: int, alt: str, by: By, now: datetime) -> PageImage:
    """Say better what it shows, in whatever was published too."""
    current = lock(image.page, version=version)
    image.alt = said_in_words(alt)
    image.save(update_fields=["alt"])
    save("page.image_described", current, by, now, number=image.number)
    return image


@once
def remove_image(*, image: PageImage, version: int, by: By, now: datetime) -> SitePage:
    """Take it away, unless something that was published shows it."""
    current = lock(image.page, version=version)
    texts = current.editions.values_list("text", flat=True)
    if any(image.number in images_in(text) for text in texts):
        raise ValidationError(_("An edition of this page shows it: it stays."))
    number = image.number
    image.delete()
    return save("page.image_removed", current, by, now, number=number)
