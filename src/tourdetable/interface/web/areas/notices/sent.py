"""What was sent to me, what waits to be, and what was not, with the reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from tourdetable.domain.minutes.models import Minutes
from tourdetable.domain.networks.models import Network
from tourdetable.domain.networks.queries import Standing, standings
from tourdetable.domain.notices.audiences.subjects import subject_id
from tourdetable.domain.notices.enums import TOGETHER, NoticeState
from tourdetable.domain.notices.models import Notice
from tourdetable.domain.notices.queries import notices_told_to
from tourdetable.interface.language import moment
from tourdetable.interface.web.areas.own.myself import Myself, own_page
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.paging import Pages

ON_A_PAGE = 20


@dataclass(frozen=True)
class ToldLine:
    """One message: what it said it was about, in which network, what became of it, where what it
    told is read."""

    notice: Notice
    network: str
    fate: str
    url: str

    @property
    def title(self) -> str:
        return self.notice.subject or self.notice.get_kind_display()


@require_safe
@own_page
def sent(request: Request, me: Myself) -> HttpResponse:
    """All that I was told by mail, latest first."""
    page = Pages(notices_told_to(me.person), ON_A_PAGE).get_page(request.GET.get("page"))
    lines = told_lines(list(page.object_list), me)
    mail = me.person.account.email if me.person.account else ""
    return render(request, "notices/sent.html", {"page": page, "lines": lines, "mail": mail})


def told_lines(notices: Iterable[Notice], me: Myself) -> list[ToldLine]:
    """Each notice in words."""
    rows = list(notices)
    networks = {one.slug: one for one in Network.objects.filter(slug__in=slugs_of(rows))}
    mine = {one.network.slug: one for one in standings(me.person, now=me.now)}
    pages = Addresses(rows, mine)
    return [told_line(one, networks.get(one.event.network), pages) for one in rows]


def told_line(notice: Notice, network: Network | None, pages: Addresses) -> ToldLine:
    """One notice, in the hours of its network."""
    zone = ZoneInfo(network.time_zone) if network else timezone.get_current_timezone()
    with timezone.override(zone):
        return ToldLine(notice, str(network or ""), fate_of(notice), pages.of(notice))


def slugs_of(notices: Iterable[Notice]) -> set[str]:
    return {notice.event.network for notice in notices}


class Addresses:
    """Where what notices tell is read, in networks where the reader has a place, and of meetings in
    the bodies where they still have one (one query)."""

    def __init__(self, notices: Iterable[Notice], mine: Mapping[str, Standing]) -> None:
        about = {subject_id(one.event) for one in notices if is_about(one, "minutes")}
        found = Minutes.objects.filter(pk__in=about) if about else Minutes.objects.none()
        self.meetings = dict(found.values_list("pk", "meeting"))
        self.mine = mine

    def of(self, notice: Notice) -> str:
        """The page of one; nothing where the reader has no place."""
        slug = notice.event.network
        if slug not in self.mine:
            return ""
        if is_about(notice, "meeting") or is_about(notice, "minutes"):
            sits = self.mine[slug].sits_in(notice.event.data.get("body", 0))
            return self.of_meeting(notice) if sits else ""
        return reverse("network", args=[slug])

    def of_meeting(self, notice: Notice) -> str:
        """The page of a meeting, or of its minutes."""
        slug, subject = notice.event.network, subject_id(notice.event)
        if is_about(notice, "meeting"):
            return reverse("meeting", args=[slug, subject])
        meeting = self.meetings.get(subject)
        return reverse("minutes", args=[slug, meeting]) if meeting else ""


def is_about(notice: Notice, sort: str) -> bool:
    return notice.event.subject.startswith(f"{sort}:")


NOT_SENT = {
    NoticeState.LEAVING: gettext_lazy("On its way"),
    NoticeState.GIVEN_UP: gettext_lazy("Your mailbox refused it, several times"),
    NoticeState.OVERTAKEN: gettext_lazy(
        "Not sent: it was no longer true, or something newer was told"
    ),
    NoticeState.UNWANTED: gettext_lazy("Not sent, as you asked"),
}


def fate_of(notice: Notice) -> str:
    """What became of it, in the hours of its network."""
    state = NoticeState(notice.state)
    if state in NOT_SENT:
        return str(NOT_SENT[state])
    if state is NoticeState.SENT:
        return _("Sent on %(moment)s") % {"moment": moment(notice.sent_at)}
    if state is NoticeState.UNCERTAIN:
        said = _("Perhaps sent on %(moment)s: the mail server did not say")
        return said % {"moment": moment(notice.handed_at)}
    if notice.rhythm in TOGETHER:
        said = _("Leaves on %(moment)s, together with others")
        return said % {"moment": moment(notice.due_at)}
    return _("Leaves in a moment")
