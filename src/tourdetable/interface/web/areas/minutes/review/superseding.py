"""Correcting adopted minutes: writing a corrected version, putting it to the body, adopting it;
reading the editions that were superseded."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tourdetable.core.charter.terms.model import Adoption
from tourdetable.domain.meetings.rules import Capacities
from tourdetable.domain.minutes.actions import superseding
from tourdetable.domain.minutes.models import Edition, Minutes, MinutesCorrection
from tourdetable.domain.minutes.sealing import edited_by, whole_again
from tourdetable.domain.people.models import Person
from tourdetable.interface.web.answer import domain_call, members_form, posted
from tourdetable.interface.web.areas.minutes.forms import AdoptForm
from tourdetable.interface.web.areas.minutes.loading import MinutesInContext, read, record_of
from tourdetable.interface.web.areas.minutes.parts.whole import answer_about, begun, writers
from tourdetable.interface.web.areas.minutes.readings.sealing import sealed_for
from tourdetable.interface.web.areas.minutes.review.adopting import speaking
from tourdetable.interface.web.areas.minutes.review.comparing import closed_since, compared_for
from tourdetable.interface.web.areas.minutes.review.editions import (
    SOME,
    CorrectionPage,
    correction_or_404,
)
from tourdetable.interface.web.areas.minutes.review.forms import CorrectedTextForm, SendBackForm
from tourdetable.interface.web.base.capacities import reserved
from tourdetable.interface.web.base.forms import ButtonForm, WriteForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only
from tourdetable.interface.web.opened import OpenLists, Size, query


def page_of(request: Request, record: MinutesInContext) -> CorrectionPage:
    """The corrected version as the reader has it, or 404."""
    return CorrectionPage(record, correction_or_404(record), OpenLists(request.GET))


def confirm(
    request: Request,
    page: CorrectionPage,
    form: WriteForm,
    act: Callable[[], Any],
    title: str,
    said: str,
) -> HttpResponse:
    """Answer a button about a corrected version; once done, on to the minutes."""
    words = {"title": title, "submit": title, "said": said}
    return answer_about(request, page.record, form, act, "corrected", shown=page, **words)


@members_form
def correct(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Begin a corrected version of adopted minutes, or go on writing it."""
    record = record_of(scene, pk)
    minutes, allowed, current = begun(record), writers(record), record.correction
    if record.adopted is None:
        raise Http404
    sealed = SealedText(minutes, sealed_for(record))
    begins = {"text": sealed.of(current or minutes), "reason": current.reason if current else ""}
    said: dict[str, Any] = {"scene": scene, "capacities": allowed, "initial": begins}
    said["version"] = current.version if current else None
    form = CorrectedTextForm(posted(request), shown=sealed.of, **said)
    title, told = _("Correct these minutes"), _("The corrected version is saved.")
    act = correcting(form, sealed, current)
    return answer_about(request, record, form, act, "correct", title=title, said=told)


@dataclass(frozen=True)
class SealedText:
    """The texts of minutes as one writer has them; `person` is who may not read all of them."""

    minutes: Minutes
    person: Person | None

    def of(self, row: Minutes | MinutesCorrection) -> str:
        """The text of minutes or of a corrected version, as the writer edits it."""
        return edited_by(self.minutes, self.person, row.text)

    def whole(self, edited: str, row: Minutes | MinutesCorrection) -> str:
        """What they wrote, with what was sealed in the text from which they began."""
        return whole_again(self.minutes, edited, self.person, row.text)


def correcting(
    form: CorrectedTextForm, sealed: SealedText, current: MinutesCorrection | None
) -> Callable[[], MinutesCorrection]:
    """Begin a corrected version, or write it again."""

    def act() -> MinutesCorrection:
        text = sealed.whole(form.cleaned_data["text"], current or sealed.minutes)
        said = {"text": text, "reason": form.cleaned_data["reason"], **form.signature}
        if current is None:
            return superseding.open_correction(minutes=sealed.minutes, **said)
        said |= form.values("version")
        return superseding.write_correction(correction=current, **said)

    return act


@require_safe
@members_only
def correction(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """What a corrected version changes, why, and where it stands."""
    record = record_of(scene, pk)
    page = page_of(request, record)
    return render(request, "minutes/correction.html", {"page": page, "record": record})


def button(
    request: Request, record: MinutesInContext, page: CorrectionPage, allowed: Capacities
) -> ButtonForm:
    """A button about a corrected version as it is shown."""
    version = page.correction.version
    return ButtonForm(posted(request), scene=record.scene, capacities=allowed, version=version)


@members_form
def put(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Put it to the body."""
    record = record_of(scene, pk)
    allowed, page = writers(record), page_of(request, record)
    form = button(request, record, page, allowed)
    act = domain_call(form, superseding.put_correction, "version", correction=page.correction)
    title, said = _("Put the corrected version to the body"), _("It is put to the body.")
    return confirm(request, page, form, act, title, said)


@members_form
def withdraw(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Give it up."""
    record = record_of(scene, pk)
    allowed, page = writers(record), page_of(request, record)
    form = button(request, record, page, allowed)
    act = domain_call(form, superseding.withdraw_correction, "version", correction=page.correction)
    title, said = _("Give up the corrected version"), _("The minutes stay as they are.")
    return confirm(request, page, form, act, title, said)


@members_form
def send_back(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Ask for something else, in the name of a seat."""
    record = record_of(scene, pk)
    page = page_of(request, record)
    allowed = speaking(record, record.speakers) if page.is_put else reserved(whose())
    version = page.correction.version
    form = SendBackForm(posted(request), scene=scene, capacities=allowed, version=version)

    def act() -> None:
        said = {"seat": form.actor.seat, **form.values("words", "version"), **form.signature}
        superseding.send_back(correction=page.correction, **said)

    title, said = _("Send back the corrected version"), _("It goes back to those who write it.")
    return confirm(request, page, form, act, title, said)


@members_form
def approve(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Agree with it, in the name of a seat, where seats adopt."""
    record = record_of(scene, pk)
    page = page_of(request, record)
    asked = page.is_put and page.rule is Adoption.SEATS
    allowed = speaking(record, record.approvers) if asked else reserved(whose())
    form = button(request, record, page, allowed)

    def act() -> None:
        said = {"seat": form.actor.seat, **form.values("version"), **form.signature}
        superseding.approve_correction(correction=page.correction, **said)

    title = _("Approve the corrected version")
    return confirm(request, page, form, act, title, _("Your approval is recorded."))


@members_form
def adopt(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Record that a later meeting adopts it."""
    record = record_of(scene, pk)
    page = page_of(request, record)
    allowed = page.adopters or reserved(_("those who record the decisions of the meeting"))
    known: dict[str, Any] = {"scene": scene, "capacities": allowed, "meeting": page.at}
    form = AdoptForm(posted(request), version=page.correction.version, **known)
    row, fields = page.correction, ("item", "version", "confirmed")
    act = domain_call(form, superseding.supersede_at_meeting, *fields, correction=row, at=page.at)
    title, said = _("Record the adoption"), _("The corrected version replaces the former one.")
    return confirm(request, page, form, act, title, said)


def whose() -> str:
    """Who acts on a corrected version, and when."""
    return _("the seats of the body, once the corrected version is put to them")


@require_safe
@members_only
def edition(request: Request, scene: Scene, pk: int, number: int) -> HttpResponse:
    """A former edition as it was adopted, and what the next one changed. What is closed to the
    reader since is not shown again."""
    record = read(scene, pk)
    minutes, opened = begun(record), OpenLists(request.GET)
    row = get_object_or_404(Edition, minutes=minutes, number=number)
    after = Edition.objects.filter(minutes=minutes, number=number + 1).first()
    closed = closed_since(record.reading, row.text, minutes.text)
    found = compared_for(record.reading, row.text, after.text if after else minutes.text)
    parts = () if closed else record.reading.parts(row.text)
    context = {
        "record": record,
        "edition": row,
        "closed": closed,
        "text": opened.page("text", parts, Size(1, 1)),
        "changes": opened.page("compared", () if closed else found.changes, SOME),
        "queries": {name: query(name) for name in ("text", "compared")},
    }
    return render(request, "minutes/edition.html", context)
