"""Minutes that wait for a day: changing it, or letting them go at once."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from tourdetable.domain.minutes.actions.embargo import change_embargo
from tourdetable.interface.web.answer import domain_call, members_form
from tourdetable.interface.web.areas.minutes.forms import EmbargoForm
from tourdetable.interface.web.areas.minutes.loading import record_of
from tourdetable.interface.web.areas.minutes.parts.whole import (
    answer_about,
    begun,
    form_about,
    writers,
)
from tourdetable.interface.web.areas.minutes.words import embargo_words
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene


@members_form
def embargo(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Change the day before which circulated minutes stay in the body."""
    record = record_of(scene, pk)
    allowed, minutes = writers(record), begun(record)
    if not minutes.later and request.method != "POST":
        raise Http404
    initial = {"embargo": minutes.embargo}
    form = form_about(EmbargoForm, request, record, allowed, initial=initial)
    act = domain_call(form, change_embargo, "embargo", "version", minutes=minutes)
    title, said = _("Change the day of the minutes"), _("The day is changed.")
    sentences = embargo_words(minutes)
    return answer_about(
        request, record, form, act, "embargo", title=title, said=said, sentences=sentences
    )
