"""For whoever runs the installation: how its mail goes, and what must be seen to. Addresses and
codes of refusals; no word of what the messages say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe

from tourdetable.domain.inbox.queries import reception
from tourdetable.domain.journal.departures import Departure
from tourdetable.domain.networks.models import Network
from tourdetable.domain.notices.actions import send_again
from tourdetable.domain.notices.departing import StuckKey, read_stuck, stuck
from tourdetable.domain.notices.queries import mail_queue
from tourdetable.interface.web.areas.founding.access import operators_only
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.paging import Pages

ON_A_PAGE = 20
ANSWERED = "smtp_"
REASONS = {
    "connection": gettext_lazy("the connection to the mail server broke"),
    "message": gettext_lazy("it could not be written: the log of the server says why"),
    "killed": gettext_lazy("our program was stopped meanwhile"),
    "returned": gettext_lazy("this mailbox returned what it was sent before"),
}
"""Why a message is there, by the code that is kept of it."""


@require_safe
@operators_only
def queue(request: Request) -> HttpResponse:
    """What waits, what left, what was refused or is uncertain, and how fast it goes."""
    page = Pages(stuck(), ON_A_PAGE).get_page(request.GET.get("page"))
    known = mail_queue(now=request.now)
    context = {"queue": known, "page": page, "rows": rows_of(page.object_list)}
    context["rate"] = settings.MAIL_RATE
    context["bounced"] = round(known.bounced, 1)
    context |= {"reception": reception(), "receives": bool(settings.IMAP)}
    return render(request, "notices/queue.html", context)


@dataclass(frozen=True)
class StuckRow:
    """A message that somebody must see to; `network` by its name."""

    message: Departure
    network: str

    @property
    def why(self) -> str:
        """Why it did not leave, or what nobody knows."""
        code = self.message.error
        if code.startswith(ANSWERED):
            return _("the mail server answered %(code)s") % {"code": code.removeprefix(ANSWERED)}
        return str(REASONS.get(code, ""))


def rows_of(keys: Iterable[StuckKey]) -> list[StuckRow]:
    """The messages of a page (one query more than them)."""
    found = read_stuck(keys)
    slugs = {one.shown_in for one in found}
    names = dict(Network.objects.filter(slug__in=slugs).values_list("slug", "name"))
    return [StuckRow(one, names.get(one.shown_in, "")) for one in found]


@require_POST
@operators_only
def again(request: Request) -> HttpResponse:
    """Send these messages once more."""
    number = send_again(keys=request.POST.getlist("message"), now=request.now)
    said = ngettext("%(n)s message leaves again.", "%(n)s messages leave again.", number)
    if number:
        messages.success(request, said % {"n": number})
    else:
        messages.info(request, _("Nothing was to be sent again: tick at least one message."))
    return redirect("operate_mail")
