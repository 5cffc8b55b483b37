"""Reading newsletters: anybody those that are open to all, those who write them their drafts, as
mail too."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from csp.constants import NONE, SELF, UNSAFE_INLINE
from csp.decorators import csp_replace, csp_update
from django.core.mail import EmailMultiAlternatives
from django.core.paginator import Page
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from tourdetable.core.charter.terms.model import Right
from tourdetable.core.documents.formats.html import to_html
from tourdetable.domain.journal.departures import DepartureState
from tourdetable.domain.networks.models import Office
from tourdetable.domain.newsletters.models import Newsletter, NewsSubscription
from tourdetable.domain.newsletters.queries import (
    MailboxCount,
    archive,
    departed,
    drafts,
    sent_newsletters,
)
from tourdetable.domain.newsletters.rules import may_write_newsletters
from tourdetable.domain.newsletters.segments import readers_in
from tourdetable.interface.mail.apart.newsletters import (
    NewsletterLetter,
    ToldOfSource,
    told_in,
    words_of,
)
from tourdetable.interface.web.areas.newsletters.words import (
    Departed,
    departed_words,
    mailboxes,
    segment_words,
)
from tourdetable.interface.web.base.capacities import reserved_for_offices
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, in_network, members_only
from tourdetable.interface.web.paging import Pages

A_PAGE = 10


@dataclass(frozen=True)
class NewsletterList:
    """Those that one may read, and those that one writes."""

    scene: Scene
    number: str = ""

    @property
    def writes(self) -> bool:
        """Whether the reader writes them."""
        standing = self.scene.standing
        return bool(standing and may_write_newsletters(standing))

    @cached_property
    def page(self) -> Page[Newsletter]:
        network = self.scene.network
        rows = sent_newsletters(network) if self.scene.standing else archive(network)
        return Pages(rows, A_PAGE).get_page(self.number)

    @cached_property
    def drafts(self) -> list[Newsletter]:
        return list(drafts(self.scene.network)) if self.writes else []


@dataclass(frozen=True)
class NewsletterSheet:
    """One newsletter, as its page says it."""

    scene: Scene
    newsletter: Newsletter

    @property
    def writers(self) -> tuple[Office, ...]:
        """The reader's offices that write it."""
        standing = self.scene.standing
        return may_write_newsletters(standing) if standing else ()

    @cached_property
    def told(self) -> list[ToldOfSource]:
        return told_in(self.newsletter, self.newsletter.items.all())

    @property
    def text(self) -> SafeString:
        return mark_safe(to_html(words_of(self.newsletter), heading_offset=1))  # noqa: S308  to_html makes safe HTML only

    @property
    def segments(self) -> list[str]:
        return [segment_words(code, self.scene.charter) for code in self.newsletter.segments]

    @cached_property
    def states(self) -> Mapping[str, MailboxCount]:
        """How many of its copies are in each state, for those who write."""
        return departed(self.newsletter) if self.writers else {}

    @property
    def departed(self) -> list[Departed]:
        """What became of it, in words."""
        return departed_words(self.states)

    @property
    def refused(self) -> bool:
        """Whether some mailboxes refused it."""
        return DepartureState.GIVEN_UP in self.states

    @cached_property
    def readers(self) -> str:
        """How many mailboxes would have it, were it sent today, in words; nothing for none."""
        found = readers_in(self.scene.network, self.newsletter.segments, on=self.scene.today)
        asked = sum(isinstance(one.why, NewsSubscription) for one in found)
        return mailboxes(MailboxCount(len(found) - asked, asked)) if found else ""

    @cached_property
    def mail(self) -> EmailMultiAlternatives:
        """As a message, before it leaves."""
        items = list(self.newsletter.items.all())
        return NewsletterLetter(self.newsletter, items, self.scene.charter).written()


@require_safe
@in_network
def listed(request: Request, scene: Scene) -> HttpResponse:
    """The newsletters of a network."""
    found = NewsletterList(scene, request.GET.get("page", ""))
    context = {"found": found, "trail": trail(scene)}
    return render(request, "newsletters/list.html", context)


@require_safe
@csp_update({"frame-src": [SELF]})
@in_network
def newsletter(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """One that has left; or, for those who write it, what it will be."""
    sheet = sheet_of(scene, pk)
    name = "newsletter" if sheet.newsletter.sent_at else "draft"
    context = {"sheet": sheet, "trail": trail(scene, sheet.newsletter.title)}
    return render(request, f"newsletters/{name}.html", context)


@require_safe
@xframe_options_sameorigin
@csp_replace(
    {
        "default-src": [NONE],
        "script-src": None,
        "style-src": [UNSAFE_INLINE],
        "frame-ancestors": [SELF],
        "sandbox": [],
    }
)
@members_only
def as_mail(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """The same as a mail program shows it: it runs nothing and opens nothing."""
    sheet = written_by_reader(scene, pk)
    (html,) = [words for words, kind in sheet.mail.alternatives if kind == "text/html"]
    return HttpResponse(str(html))


def sheet_of(scene: Scene, pk: int) -> NewsletterSheet:
    """One that the reader may read: strangers what is open to all, members what has left, those
    who write all of them."""
    rows = Newsletter.objects.select_related("network").prefetch_related("items")
    one = get_object_or_404(rows, network=scene.network, pk=pk)
    sheet = NewsletterSheet(scene, one)
    if one.sent_at is None:
        must_write(sheet)
    elif not one.open_to_all:
        _member = scene.member
    return sheet


def must_write(sheet: NewsletterSheet) -> tuple[Office, ...]:
    """The offices by which the reader writes newsletters; others are told who does."""
    _member = sheet.scene.member
    if not sheet.writers:
        reserved_for_offices(sheet.scene.charter, Right.CONVENE, whole=True)
    return sheet.writers


def written_by_reader(scene: Scene, pk: int) -> NewsletterSheet:
    """One, for those who write them."""
    sheet = sheet_of(scene, pk)
    must_write(sheet)
    return sheet


def trail(scene: Scene, here: str = "") -> list[dict[str, Any]]:
    """Where one is."""
    first = {"label": _("Newsletters")}
    if not here:
        return [first]
    return [first | {"url": scene.url("newsletters")}, {"label": here}]
