"""What somebody chooses for their calendars: another address, and when they are reminded."""

from __future__ import annotations

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tourdetable.domain.programme.actions import renew_feed, set_alarms
from tourdetable.domain.programme.models import PersonalFeed
from tourdetable.interface.web.answer import answer, domain_call, members_form, posted
from tourdetable.interface.web.base.forms import OwnForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene

CHOICES = ("day_before", "hour_before")


class AlarmsForm(OwnForm):
    """When one is reminded of one's meetings."""

    day_before = forms.BooleanField(label=gettext_lazy("Reminder one day before"), required=False)
    hour_before = forms.BooleanField(label=gettext_lazy("Reminder one hour before"), required=False)


@members_form
def renew(request: Request, scene: Scene) -> HttpResponse:
    """Give my calendars other addresses: whoever has the former ones reads nothing any more."""
    form, there = OwnForm(posted(request), scene=scene), scene.url("calendars")

    def act() -> None:
        renew_feed(network=scene.network, person=scene.member.person, **form.signature)

    said = _("Your calendars have new addresses: give them to the programs that read the former.")
    return answer(request, form, act, "calendars/renew.html", then=there, said=said)


@members_form
def alarms(request: Request, scene: Scene) -> HttpResponse:
    """Choose when my calendar reminds me."""
    who = {"network": scene.network, "person": scene.member.person}
    kept = PersonalFeed.objects.filter(**who).first() or PersonalFeed(**who)
    initial = {name: getattr(kept, name) for name in CHOICES}
    form = AlarmsForm(posted(request), scene=scene, initial=initial)
    act = domain_call(form, set_alarms, *CHOICES, **who)
    said = _("Your reminders are noted: your programs have them the next time they look.")
    there = scene.url("calendars")
    return answer(request, form, act, "calendars/alarms.html", then=there, said=said)
