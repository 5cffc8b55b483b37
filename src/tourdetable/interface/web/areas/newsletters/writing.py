"""Writing newsletters, and sending them: whoever animates the network."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tourdetable.core.charter.terms.model import Right
from tourdetable.domain.newsletters.actions import writing
from tourdetable.domain.newsletters.models import Newsletter
from tourdetable.domain.newsletters.rules import may_write_newsletters
from tourdetable.interface.web.answer import answer, domain_call, members_form, posted
from tourdetable.interface.web.areas.newsletters.forms import NewsletterForm
from tourdetable.interface.web.areas.newsletters.reading import (
    NewsletterSheet,
    trail,
    written_by_reader,
)
from tourdetable.interface.web.base.capacities import reserved_for_offices
from tourdetable.interface.web.base.forms import ButtonForm, WriteForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene

View = Callable[[Request, Scene, int], HttpResponse]


@members_form
def begin(request: Request, scene: Scene) -> HttpResponse:
    """Write a newsletter."""
    offices = may_write_newsletters(scene.member)
    if not offices:
        reserved_for_offices(scene.charter, Right.CONVENE, whole=True)
    start = {"open_to_all": True}
    form = NewsletterForm(posted(request), scene=scene, capacities=offices, initial=start)
    act = domain_call(form, writing.begin_newsletter, "details", network=scene.network)
    title, said = _("Write a newsletter"), _("It is kept: read it as it will be, then send it.")
    return answered(request, scene, form, act, page_of(scene), title=title, said=said)


@members_form
def change(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Write it otherwise, as long as it has not left."""
    sheet = written_by_reader(scene, pk)
    one, offices = sheet.newsletter, sheet.writers
    chosen = [f"{item.source}:{item.key}" for item in one.items.all()]
    start = {"title": one.title, "text": one.text, "segments": one.segments, "items": chosen}
    start["open_to_all"] = one.open_to_all
    form = NewsletterForm(
        posted(request), scene=scene, capacities=offices, version=one.version, initial=start
    )
    act = domain_call(form, writing.change_newsletter, "details", "version", newsletter=one)
    title, said = _("Change this newsletter"), _("It is kept as you wrote it.")
    return answered(request, scene, form, act, page_of(scene), title=title, said=said, of=sheet)


@members_form
def send(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Have it leave."""
    sheet = written_by_reader(scene, pk)
    form = button(request, sheet)
    act = domain_call(form, writing.send_newsletter, "version", newsletter=sheet.newsletter)
    words = _("It leaves at once to %(mailboxes)s, and changes no more.")
    explain = words % {"mailboxes": sheet.readers}
    title, said = _("Send this newsletter"), _("It is leaving: this page says how far it is.")
    more = {"explain": explain, "submit": _("Send it"), "not_now": has_left(sheet)}
    return answered(
        request, scene, form, act, page_of(scene), title=title, said=said, of=sheet, **more
    )


@members_form
def drop(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Give it up."""
    sheet = written_by_reader(scene, pk)
    form = button(request, sheet)
    act = domain_call(form, writing.drop_newsletter, "version", newsletter=sheet.newsletter)
    title, said = _("Give up this newsletter"), _("It is given up: nobody received it.")
    more = {"explain": _("What is written is erased."), "submit": _("Give it up")}
    more |= {"not_now": has_left(sheet)}
    there = scene.url("newsletters")
    words = {"title": title, "said": said, **more}
    return answered(request, scene, form, act, there, of=sheet, danger=True, **words)


@members_form
def again(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Try once more the mailboxes that refused it."""
    sheet = written_by_reader(scene, pk)
    form = button(request, sheet)
    act = domain_call(form, writing.send_copies_again, newsletter=sheet.newsletter)
    title = _("Try again the mailboxes that refused it")
    there = scene.url("newsletter", pk)
    more = {"explain": _("Those that have it receive nothing more."), "submit": _("Try again")}
    return answered(request, scene, form, act, there, title=title, said=tried, of=sheet, **more)


def tried(number: int) -> str:
    """How many leave once more."""
    said = ngettext("%(n)s message leaves again.", "%(n)s messages leave again.", number)
    return said % {"n": number}


def has_left(sheet: NewsletterSheet) -> str:
    """Why nothing is changed in it."""
    return _("This newsletter has left: it changes no more.") if sheet.newsletter.sent_at else ""


def button(request: Request, sheet: NewsletterSheet) -> ButtonForm:
    """One button, on the version that was shown."""
    version = sheet.newsletter.version
    return ButtonForm(posted(request), scene=sheet.scene, capacities=sheet.writers, version=version)


def page_of(scene: Scene) -> Callable[[Newsletter], str]:
    """Where a newsletter is read."""
    return lambda one: scene.url("newsletter", one.pk)


def answered(
    request: Request,
    scene: Scene,
    form: WriteForm,
    act: Callable[[], Any],
    then: str | Callable[[Any], str],
    *,
    title: str,
    said: str | Callable[[Any], str],
    of: NewsletterSheet | None = None,
    **more: Any,
) -> HttpResponse:
    """Done, and on to its page; or the form again."""
    back = scene.url("newsletter", of.newsletter.pk) if of else scene.url("newsletters")
    known = {"title": title, "trail": trail(scene, title), "cancel": back, "sheet": of, **more}
    return answer(request, form, act, "newsletters/write.html", then=then, said=said, **known)
