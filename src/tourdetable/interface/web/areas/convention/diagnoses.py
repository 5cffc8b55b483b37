"""Diagnoses of territories: the list, one of them as members read it, and as strangers do."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tourdetable.core.charter.terms.competence import EffectKind
from tourdetable.domain.convention.enums import (
    PUBLIC_ENTRIES,
    DiagnosisEntryKind,
    DiagnosisLack,
    DiagnosisState,
)
from tourdetable.domain.convention.models import (
    DiagnosisEntry,
    DiagnosisPartner,
    SharedDiagnosis,
)
from tourdetable.domain.convention.queries.diagnoses import (
    diagnoses_of,
    entries_of,
    partners_of,
    published_diagnoses,
)
from tourdetable.domain.convention.queries.readiness import Readiness, readiness
from tourdetable.domain.convention.rules import (
    may_answer_for,
    may_contribute,
    may_correct,
    may_prepare,
    may_remove,
)
from tourdetable.domain.decisions.competence import who_decides
from tourdetable.interface.web.areas.convention.loading import Step, diagnosis_of, trail
from tourdetable.interface.web.areas.decisions.effect_words import (
    SittingToDecide,
    sittings_to_decide,
)
from tourdetable.interface.web.areas.files.serving import stored_file
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, in_network, members_only
from tourdetable.interface.web.fresh.pages import fresh
from tourdetable.interface.web.paging import Pages

A_PAGE = 20


def to_diagnoses(scene: Scene) -> Step:
    return _("Shared diagnoses"), scene.url("diagnoses")


def to_diagnosis(scene: Scene, diagnosis: SharedDiagnosis) -> tuple[Step, Step]:
    """The way to one."""
    return to_diagnoses(scene), (diagnosis.title, scene.url("diagnosis", diagnosis.pk))


@require_safe
@fresh()
@in_network
def listed(request: Request, scene: Scene) -> HttpResponse:
    """Those of the network; strangers see those that are public."""
    member = scene.standing
    rows = diagnoses_of(scene.network) if member else published_diagnoses(scene.network)
    context = {
        "found": Pages(rows, A_PAGE).get_page(request.GET.get("page")),
        "may_prepare": bool(member and may_prepare(member)) and not scene.network.closed_on,
        "trail": trail(scene, (_("Shared diagnoses"), "")),
    }
    return render(request, "convention/diagnoses.html", context)


@dataclass(frozen=True)
class DiagnosisSheet:
    """A diagnosis as one reader reads it: strangers, what is public of it."""

    scene: Scene
    diagnosis: SharedDiagnosis

    @cached_property
    def may_prepare(self) -> bool:
        reader = self.scene.standing
        return bool(reader and may_prepare(reader)) and not self.scene.network.closed_on

    @cached_property
    def may_contribute(self) -> bool:
        reader = self.scene.standing
        able = reader and may_contribute(reader, self.diagnosis)
        return bool(able) and not self.scene.network.closed_on

    @cached_property
    def entries(self) -> list[DiagnosisEntry]:
        """What the reader may read of what was brought."""
        rows = entries_of(self.diagnosis)
        if self.scene.standing is None:
            rows = rows.filter(kind__in=PUBLIC_ENTRIES)
        return list(rows)

    def may_take_back(self, entry: DiagnosisEntry) -> bool:
        """Whether the reader takes back what was brought, as long as it is being written."""
        reader, draft = self.scene.standing, self.diagnosis.is_draft
        return draft and reader is not None and bool(may_remove(reader, entry))

    def may_say_better(self, entry: DiagnosisEntry) -> bool:
        """Whether the reader corrects what was brought, as long as it is being written."""
        reader, draft = self.scene.standing, self.diagnosis.is_draft
        return draft and reader is not None and bool(may_correct(reader, entry))

    @property
    def has_institution(self) -> bool:
        """Whether the reader speaks for an institution."""
        return bool(self.scene.standing and self.scene.standing.seats)

    def of(self, kind: str) -> list[DiagnosisEntry]:
        return [row for row in self.entries if row.kind == kind]

    @property
    def figures(self) -> list[DiagnosisEntry]:
        return self.of(DiagnosisEntryKind.FIGURE)

    @property
    def parts(self) -> list[tuple[str, str, list[DiagnosisEntry]]]:
        """The other parts: code, title, what was brought."""
        titles = {
            DiagnosisEntryKind.FACILITY: _("Facilities"),
            DiagnosisEntryKind.ISSUE: _("Issues"),
            DiagnosisEntryKind.WORDS: _("What institutions see"),
            DiagnosisEntryKind.SOURCE: _("Sources"),
        }
        if self.scene.standing is None:
            del titles[DiagnosisEntryKind.WORDS]
        return [(kind.value, title, self.of(kind)) for kind, title in titles.items()]

    @cached_property
    def readiness(self) -> Readiness:
        return readiness(self.diagnosis, self.scene.charter, on=self.scene.today)

    @property
    def missing(self) -> tuple[DiagnosisLack, ...]:
        """What it lacks before it is put to the partners, as long as it is written."""
        return self.readiness.missing if self.diagnosis.is_draft else ()

    @cached_property
    def partners(self) -> list[DiagnosisPartner]:
        """Those who are asked; of strangers, those who approved."""
        rows = list(partners_of(self.diagnosis, on=self.scene.today))
        for row in rows:
            row.diagnosis = self.diagnosis
        return rows

    @property
    def awaited(self) -> list[DiagnosisPartner]:
        """Those for whom the reader may answer, now or again."""
        reader = self.scene.standing
        if reader is None or self.scene.network.closed_on:
            return []
        return [row for row in self.partners if may_answer_for(reader, row)]

    @cached_property
    def sittings(self) -> list[SittingToDecide]:
        """Where the reader may put to decision that a body opens there (two queries): its name and
        its first day are written with the proposal."""
        if not self.waits_for_a_body or self.scene.standing is None:
            return []
        found = sittings_to_decide(self.scene, EffectKind.OPEN_BODY, self.diagnosis.pk)
        new = self.scene.addresses("decision_new")
        return [replace(one, url=new(one.meeting.pk)) if one.opened else one for one in found]

    @property
    def deciders(self) -> str:
        """The kinds of bodies that decide of it, in words; nothing where none does."""
        charter = self.scene.charter
        asked = charter.competent(EffectKind.OPEN_BODY)
        return who_decides(charter, EffectKind.OPEN_BODY) if asked else ""

    @property
    def waits_for_a_body(self) -> bool:
        return self.diagnosis.state == DiagnosisState.SHARED and self.diagnosis.body_id is None

    @property
    def may_deploy(self) -> bool:
        """Whether the reader may open a body there by themselves, or from a decision taken."""
        return self.waits_for_a_body and self.may_prepare


@require_safe
@fresh()
@in_network
def shown(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """What it says of the territory, what it lacks, who approved it."""
    diagnosis = diagnosis_of(scene, pk)
    context: dict[str, Any] = {
        "page": DiagnosisSheet(scene, diagnosis),
        "diagnosis": diagnosis,
        "trail": trail(scene, to_diagnoses(scene), (diagnosis.title, "")),
    }
    return render(request, "convention/diagnosis.html", context)


@require_safe
@members_only
def document(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Its document, for members."""
    found = diagnosis_of(scene, pk)
    if found.stored is None:
        raise Http404
    return stored_file(found.stored, found.file_name)
