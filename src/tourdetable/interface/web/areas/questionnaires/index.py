"""The questionnaires of a network that the reader conducts or may read, and the page of one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.core.paginator import Page
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tourdetable.domain.meetings.rules import Capacities
from tourdetable.domain.networks.models import Body
from tourdetable.domain.questionnaires.models import Questionnaire
from tourdetable.domain.questionnaires.queries import AROUND, published_in
from tourdetable.domain.questionnaires.rules import conducts_over
from tourdetable.interface.web.areas.meetings.answers import trail_to
from tourdetable.interface.web.areas.questionnaires.loading import (
    body_here,
    conducting,
    questionnaire_here,
)
from tourdetable.interface.web.areas.questionnaires.sheet import QuestionsForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only
from tourdetable.interface.web.paging import Pages

A_PAGE = 20


@dataclass(frozen=True)
class QuestionnaireList:
    """Those of the network, or of one body (`body`)."""

    scene: Scene
    body: Body | None
    number: str

    @cached_property
    def able(self) -> Capacities:
        """The capacities in which one is written for the body."""
        return conducting(self.scene, self.body) if self.body else ()

    def rows(self) -> QuerySet[Questionnaire]:
        """Those that one conducts, whatever their state, and those that are published for one."""
        member = self.scene.member
        seats = [seat.body_id for seat in member.seats]
        mine = published_in(self.scene.network, seats).values("pk")
        rows = Questionnaire.objects.filter(Q(pk__in=mine) | self.conducted())
        rows = rows.filter(body__network=self.scene.network).select_related(*AROUND)
        return rows.filter(body=self.body) if self.body else rows

    def conducted(self) -> Q:
        """Which ones the reader conducts."""
        wide, bodies = conducts_over(self.scene.member)
        bodies = [*bodies, self.body.pk] if self.body and self.able else bodies
        return Q(body__network=self.scene.network) if wide else Q(body__in=bodies)

    @cached_property
    def page(self) -> Page[Questionnaire]:
        return Pages(self.rows().order_by("-pk"), A_PAGE).get_page(self.number)


@require_safe
@members_only
def listed(request: Request, scene: Scene) -> HttpResponse:
    """The questionnaires that the reader has something to do with."""
    slug = request.GET.get("body", "")
    body = body_here(scene, slug) if slug else None
    page = QuestionnaireList(scene, body, request.GET.get("page", ""))
    title = _("Questionnaires")
    trail = [{"label": _("Network"), "url": scene.url("network")}, {"label": title, "url": ""}]
    context = {"page": page, "trail": trail_to(scene, body, here=title) if body else trail}
    return render(request, "questionnaires/list.html", context)


@require_safe
@members_only
def questionnaire(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """The page of those who conduct it; others go to its results."""
    here = questionnaire_here(scene, pk)
    if not here.able:
        return redirect(scene.url("questionnaire_results", pk))
    code = here.row.room_code
    room = f"{settings.SITE_URL}{reverse('questionnaire_room', args=[code])}" if code else ""
    context = {"here": here, "row": here.row, "room": room, "trail": here.trail()}
    return render(request, "questionnaires/questionnaire.html", context)


@require_safe
@members_only
def preview(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """What those who are asked see, that cannot be sent."""
    here = questionnaire_here(scene, pk)
    form = QuestionsForm(questions=here.questions)
    language = get_language() or ""
    context = {"here": here, "form": form, "row": here.row, "trail": here.trail(_("As it is read"))}
    context |= {"title": here.row.titled(language), "words": here.row.introduced(language)}
    return render(request, "questionnaires/preview.html", context)
