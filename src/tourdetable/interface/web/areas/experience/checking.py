"""“Nobody who is accompanied can be recognised”: passages, reading again, a second pair of eyes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from tourdetable.domain.experience.actions import checking
from tourdetable.domain.experience.models import SecondReading
from tourdetable.domain.experience.rules import may_read_again
from tourdetable.domain.experience.sheets import DOCUMENT, SheetPassage
from tourdetable.domain.networks.models import Seat
from tourdetable.domain.networks.queries import is_held
from tourdetable.interface.web.answer import answer, domain_call, members_form, posted
from tourdetable.interface.web.areas.experience.forms import (
    KeepForm,
    OpinionForm,
    ReadAgainForm,
    SecondForm,
)
from tourdetable.interface.web.areas.experience.page import (
    ReportSheet,
    carried,
    not_draft,
    report_of,
    trail,
)
from tourdetable.interface.web.areas.experience.words import LABELS, LOOKED_FOR, STEP_OF, STEPS, WHY
from tourdetable.interface.web.areas.experience.writing import around, known
from tourdetable.interface.web.base.forms import ButtonForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene

SEATS = 200
"""How many seats are offered as a second pair of eyes."""


@dataclass(frozen=True)
class PassageShown:
    """A passage, why it is shown, and where it is changed."""

    passage: SheetPassage
    url: str

    @property
    def label(self) -> str:
        return str(LABELS[self.passage.field])

    @property
    def why(self) -> str:
        if self.passage.clue is None:
            return _("A document: nothing looks inside it. Open it, and look at its properties too")
        return str(WHY[self.passage.clue.kind])

    @property
    def said(self) -> tuple[str, str, str]:
        """What stands before it, the passage, what stands after."""
        if self.passage.clue is None:
            return "", str(self.passage.document), ""
        before, after = self.passage.clue.around
        return before[-80:], self.passage.clue.text, after[:80]


def shown(sheet: ReportSheet) -> list[PassageShown]:
    """All the passages, those that wait first."""
    pk, scene = sheet.report.pk, sheet.scene
    every = sorted(sheet.looked.passages, key=lambda one: one.kept is not None)
    beside = scene.url("experience_documents", pk)
    return [
        PassageShown(
            one,
            beside
            if one.field == DOCUMENT
            else scene.url("experience_write", pk, STEP_OF[one.field]),
        )
        for one in every
    ]


@members_form
def check(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """What was found in the sheet; whoever has looked at all of it says that they read it again."""
    sheet = carried(scene, pk)
    form = ReadAgainForm(posted(request), **known(sheet))
    act = domain_call(form, checking.read_again, "version", report=sheet.report)
    passages = shown(sheet)
    return answer(
        request,
        form,
        act,
        "experience/check.html",
        then=scene.url("experience", pk),
        said=_("It is recorded: these very words may leave."),
        not_now=not_draft(sheet),
        page=sheet,
        waiting=[one for one in passages if one.passage.kept is None],
        kept=[one for one in passages if one.passage.kept is not None],
        looked_for=LOOKED_FOR,
        steps=[str(words) for words in STEPS.values()],
        current=len(STEPS),
        readings=sheet.report.readings.select_related("seat__institution"),
        **around(sheet, str(STEPS["check"])),
    )


def passage_of(sheet: ReportSheet, key: str) -> PassageShown:
    """One of the passages that were found, or 404."""
    found = next((one for one in shown(sheet) if one.passage.key == key), None)
    if found is None:
        raise Http404
    return found


@members_form
def keep(request: Request, scene: Scene, pk: int, key: str) -> HttpResponse:
    """Say why a passage may stay."""
    sheet = carried(scene, pk)
    found = passage_of(sheet, key)
    form = KeepForm(posted(request), **known(sheet))
    act = domain_call(
        form, checking.keep_passage, "why", "words", "version", report=sheet.report, key=key
    )
    there = scene.url("experience_check", pk)
    page = around(sheet, _("Keep this passage"), one=found) | {"cancel": there}
    return answer(
        request,
        form,
        act,
        "experience/keep.html",
        then=there,
        said=_("The passage stays, with your reason."),
        not_now=not_draft(sheet),
        **page,
    )


def other_seats(sheet: ReportSheet) -> list[Seat]:
    """The seats that may be asked, that somebody holds: those of its body first."""
    today = sheet.scene.today
    rows = Seat.objects.active(today).filter(body__network=sheet.scene.network)
    rows = rows.filter(is_held("pk", today)).select_related("institution", "body")
    rows = rows.order_by("institution__sort_key", "pk")
    able = [seat for seat in rows[: SEATS * 2] if may_read_again(seat, sheet.report)]
    return sorted(able, key=lambda seat: seat.body_id != sheet.report.body_id)[:SEATS]


@members_form
def second(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Ask a seat of another institution to read the draft."""
    sheet = carried(scene, pk)
    first = {"seat": request.GET.get("seat", "")}
    form = SecondForm(posted(request), seats=other_seats(sheet), initial=first, **known(sheet))
    explain = _(
        "Those who hold this seat read the draft, and say whether somebody could be recognised. "
        "The sheet waits for them."
    )
    return answer(
        request,
        form,
        domain_call(form, checking.ask_second, "seat", "version", report=sheet.report),
        "experience/gesture.html",
        then=scene.url("experience_check", pk),
        said=_("It is asked: those who hold this seat are told."),
        not_now=not_draft(sheet),
        **around(sheet, _("Ask for a second pair of eyes"), explain=explain, submit=_("Ask them")),
    )


def reading_of(scene: Scene, pk: int) -> tuple[SecondReading, ReportSheet]:
    """A second reading of a sheet that the reader may read, or 404."""
    around_it = ("seat__institution", "seat__body")
    rows = SecondReading.objects.select_related(*around_it)
    here = rows.filter(report__network=scene.network)
    row = here.filter(pk=pk).first()
    if row is None:
        raise Http404
    return row, report_of(scene, row.report_id)


@members_form
def opinion(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Read somebody else's draft, and say what one sees."""
    row, sheet = reading_of(scene, pk)
    seats = tuple(seat for seat in scene.member.seats if seat.pk == row.seat_id)
    if not seats or not sheet.drafted:
        raise Http404
    begun = {"text": sheet.looked.text}
    form = OpinionForm(posted(request), scene=scene, capacities=seats, initial=begun)
    act = domain_call(form, checking.give_opinion, "opinion", "words", "text", reading=row)
    title = _("Read a draft for somebody else")
    context: dict[str, Any] = {"title": title, "page": sheet, "cancel": scene.url("experiences")}
    return answer(
        request,
        form,
        act,
        "experience/opinion.html",
        then=scene.url("experiences"),
        said=_("Thank you: those who carry it are told."),
        trail=trail(scene, title),
        looked_for=LOOKED_FOR,
        **context,
    )


@members_form
def without(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Wait no more for a second reading."""
    row, sheet = reading_of(scene, pk)
    carried(scene, sheet.report.pk)
    form = ButtonForm(posted(request), **known(sheet))
    act = domain_call(form, checking.do_without, "version", report=sheet.report, reading=row)
    title = _("Do without this second reading")
    explain = _("The sheet may leave without it. They read the draft no more.")
    return answer(
        request,
        form,
        act,
        "experience/gesture.html",
        then=scene.url("experience_check", sheet.report.pk),
        said=_("It is recorded."),
        not_now=not_draft(sheet),
        **around(sheet, title, explain=explain, submit=title),
    )
