"""Writing a page or a piece of news, publishing it from a day on, taking it back."""

from __future__ import annotations

from datetime import date, datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils.text import slugify
from django.utils.translation import gettext as _

from tourdetable.domain.journal.actions import once, save, tell
from tourdetable.domain.journal.versions import lock
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.models import Network
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.networks.vocabulary import must_be_known
from tourdetable.domain.people.wording import one_line, wording
from tourdetable.domain.site.enums import PageKind
from tourdetable.domain.site.models import PageEdition, SitePage
from tourdetable.domain.site.texts import LONGEST, images_in, public_words

LEAD = 300
SLUG = 70


@once
def begin_page(
    *, network: Network, kind: str, title: str, by: By, now: datetime, language: str = "fr"
) -> SitePage:
    """Begin a page, or a piece of news: nobody else reads it yet."""
    Network.objects.select_for_update(no_key=True).get(pk=network.pk)
    must_be_known(_("kind"), kind, PageKind.values)
    page = SitePage(network=network, kind=kind, language=language)
    page.title = one_line(title, limit=200, missing=_("Give it a title."))
    must_be_spoken(language)
    page.slug = free_slug(network, page.title)
    page.save()
    tell("page.begun", page, by, now)
    return page


def free_slug(network: Network, title: str) -> str:
    """The end of its address: its title, then a number where another page has it."""
    base = slugify(title)[:SLUG].strip("-") or "page"
    rows = SitePage.objects.filter(network=network, slug__startswith=base)
    taken, number, found = set(rows.values_list("slug", flat=True)), 1, base
    while found in taken:
        number += 1
        found = f"{base}-{number}"
    return found


def must_be_spoken(language: str) -> None:
    """Refuse a language that the site does not speak."""
    if language not in dict(settings.LANGUAGES):
        raise ValidationError({"language": _("This choice is not in the list any more.")})


@once
def write_page(
    *,
    page: SitePage,
    version: int,
    title: str,
    lead: str,
    text: str,
    language: str,
    by: By,
    now: datetime,
) -> SitePage:
    """Write its draft: what is published stays as it is."""
    current = lock(page, version=version)
    must_be_spoken(language)
    current.title = one_line(title, limit=200, missing=_("Give it a title."))
    current.lead = wording(" ".join(lead.split()), limit=LEAD)
    current.text = wording(text, limit=LONGEST)
    current.language = language
    return save("page.written", current, by, now)


@once
def publish_page(
    *, page: SitePage, version: int, shows_on: date, by: By, now: datetime
) -> PageEdition:
    """Keep the draft as an edition, that everybody reads from a day on."""
    current = lock(page, version=version)
    today = local_day(current.network, now)
    if shows_on < today:
        raise ValidationError({"shows_on": _("This day is past: choose today, or a day to come.")})
    text = public_words(current.text, "", missing=_("Write it first: there is nothing to publish."))
    must_have_images(current, text)
    edition = PageEdition(page=current, number=next_number(current), shows_on=shows_on)
    edition.title, edition.lead, edition.text = current.title, current.lead, text
    edition.kept_by_id, edition.kept_at = by.person_id, now
    edition.save()
    date_page(current, edition)
    said = {"number": edition.number, "on": shows_on.isoformat()}
    save("page.published", current, by, now, **said)
    return edition


def date_page(page: SitePage, edition: PageEdition) -> None:
    """Dated from the first day on which it is read; one that was taken back begins again."""
    if page.taken_back_on is not None:
        page.since, page.taken_back_on, page.dated_on = edition.number, None, None
    page.dated_on = min(page.dated_on or edition.shows_on, edition.shows_on)


def next_number(page: SitePage) -> int:
    """That of its next edition."""
    last = page.editions.aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def must_have_images(page: SitePage, text: str) -> None:
    """Refuse a text that shows an image which is not there."""
    there = set(page.images.values_list("number", flat=True))
    if lacks := sorted(images_in(text) - there):
        words = _("The text shows image %(number)d, which this page does not have: add it first.")
        raise ValidationError(words % {"number": lacks[0]})


@once
def take_back(*, page: SitePage, version: int, by: By, now: datetime) -> SitePage:
    """Nobody reads any edition of it any more; all are kept."""
    current = lock(page, version=version)
    if current.taken_back_on is not None or not current.editions.exists():
        raise ValidationError(_("It is not published."))
    current.taken_back_on = local_day(current.network, now)
    return save("page.taken_back", current, by, now)


@once
def begin_again_from(*, edition: PageEdition, version: int, by: By, now: datetime) -> SitePage:
    """The draft is the words of an edition again."""
    current = lock(edition.page, version=version)
    current.title, current.lead, current.text = edition.title, edition.lead, edition.text
    return save("page.written", current, by, now, number=edition.number)
