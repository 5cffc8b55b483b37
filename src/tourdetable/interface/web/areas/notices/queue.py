"""For whoever runs the installation: how its mail goes, and what must be seen to. Addresses and
codes of refusals; no word of what the messages say."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from tourdetable.domain.inbox.queries import reception
from tourdetable.domain.notices.actions import send_again
from tourdetable.domain.notices.departing import read_stuck, stuck
from tourdetable.domain.notices.queries import mail_queue
from tourdetable.interface.web.areas.founding.access import operators_only
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.paging import Pages

ON_A_PAGE = 20


@require_safe
@operators_only
def queue(request: Request) -> HttpResponse:
    """What waits, what left, what was refused or is uncertain, and how fast it goes."""
    page = Pages(stuck(), ON_A_PAGE).get_page(request.GET.get("page"))
    known = mail_queue(now=request.now)
    context = {"queue": known, "page": page, "rows": read_stuck(page.object_list)}
    context["rate"] = settings.MAIL_RATE
    context["bounced"] = round(known.bounced, 1)
    context |= {"reception": reception(), "receives": bool(settings.IMAP)}
    return render(request, "notices/queue.html", context)


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
