"""Co-signing the text in review, as somebody who was there."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from tourdetable.domain.minutes.actions.cosigning import co_sign
from tourdetable.interface.web.answer import domain_call, members_form
from tourdetable.interface.web.areas.minutes.loading import record_of
from tourdetable.interface.web.areas.minutes.parts.whole import answer_about, begun, form_about
from tourdetable.interface.web.base.capacities import reserved
from tourdetable.interface.web.base.forms import ButtonForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene


@members_form
def cosign(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Put one's name under the text, beside that of who wrote it."""
    record = record_of(scene, pk)
    minutes = begun(record)
    if not record.readable:
        raise Http404
    whose = _("those who were at the meeting, while the minutes are in review")
    form = form_about(ButtonForm, request, record, record.cosigners or reserved(whose))
    act = domain_call(form, co_sign, "version", minutes=minutes)
    title, said = _("Co-sign the minutes"), _("Your name is on these minutes.")
    return answer_about(request, record, form, act, "cosign", title=title, said=said)
