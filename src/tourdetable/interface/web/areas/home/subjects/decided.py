"""What goes no further before somebody takes it up: diagnoses, reports that a body approves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from typing import Any, NamedTuple

from django.db.models import DateField, Exists, F, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tourdetable.core.charter.terms.model import Right
from tourdetable.domain.convention.enums import DiagnosisState, PartnerAnswer
from tourdetable.domain.convention.models import DiagnosisPartner, SharedDiagnosis
from tourdetable.domain.decisions.models import DecisionEffect
from tourdetable.domain.decisions.rules import KEEPING
from tourdetable.domain.evaluation.models import ReportApproval
from tourdetable.domain.journal.prepared import Given, Prepared
from tourdetable.interface.language import day as shown_day
from tourdetable.interface.language import labelled
from tourdetable.interface.web.areas.home import charges
from tourdetable.interface.web.areas.home.holdings import number_of
from tourdetable.interface.web.areas.home.matters import Matter

DIAGNOSES = gettext_lazy("Diagnoses to take further")
REPORTS = gettext_lazy("Evaluations whose approval is to be decided")
STEPS = {
    DiagnosisState.DRAFT: gettext_lazy("“%(title)s” is being written"),
    DiagnosisState.ASKED: gettext_lazy("“%(title)s”: a partner does not approve it yet"),
    DiagnosisState.SHARED: gettext_lazy("“%(title)s” is shared, and no body is open there yet"),
}


LAPSED = gettext_lazy("“%(title)s”: a partner’s link is over, and it has not answered")
UNCALLED = gettext_lazy("“%(title)s” is being written, and no partner is called on")


class OpenDiagnosis(NamedTuple):
    """A diagnosis that waits for those who prepare it: how many partners do not approve it, or
    have let their link lapse; how many there are."""

    diagnosis: int
    title: str
    state: str
    against: int
    lapsed: int
    called: int

    @property
    def step(self) -> str:
        """Where it stands, in words."""
        if self.state == DiagnosisState.DRAFT and not self.called:
            return str(UNCALLED)
        if self.lapsed and not self.against:
            return str(LAPSED)
        return str(STEPS[DiagnosisState(self.state)])


def open_diagnoses() -> QuerySet[SharedDiagnosis]:
    """Those being written, those that a partner does not approve or can answer no more, those on
    which nothing opened."""
    partners = DiagnosisPartner.objects.filter(diagnosis=OuterRef("pk"))
    against = partners.filter(answer=PartnerAnswer.OBJECTED)
    lapsed = partners.filter(answer="", open_until__lt=Given("day", DateField()))
    counts = {"against": against, "lapsed": lapsed, "called": partners}
    rows = SharedDiagnosis.objects.filter(network=charges.NETWORK).annotate(
        **{name: number_of(some, "diagnosis") for name, some in counts.items()}
    )
    waits = Q(state=DiagnosisState.ASKED) & (Q(against__gt=0) | Q(lapsed__gt=0))
    waits |= Q(state=DiagnosisState.DRAFT) | Q(state=DiagnosisState.SHARED, body=None)
    return rows.filter(waits).order_by("sort_key", "pk")


class AskedReport(NamedTuple):
    """A body that was given a report, and has not approved it."""

    body: int
    body_name: str
    number: int
    title: str
    asked_on: date


def asked_reports() -> QuerySet[ReportApproval]:
    """Those of the bodies of today of which none prepares a decision, the longest awaited first."""
    pending = DecisionEffect.objects.filter(
        campaign=OuterRef("campaign"), decision__body=OuterRef("body"), decision__outcome=""
    )
    rows = ReportApproval.objects.filter(
        approved_on=None, campaign__given_on__isnull=False, giving=F("campaign__giving")
    )
    rows = rows.filter(body__in=charges.bodies_of_today().order_by())
    return rows.filter(~Exists(pending)).order_by("asked_on", "pk")


OF_DECIDING = (
    Prepared(open_diagnoses, columns=("pk", "title", "state", "against", "lapsed", "called")),
    Prepared(
        asked_reports,
        columns=("body", "body__name", "campaign__number", "campaign__title", "asked_on"),
    ),
)
"""What is read, in that order."""


def of_deciding(found: Sequence[Iterable[tuple[Any, ...]]], slug: str, tell: Any) -> Iterator[Any]:
    """The diagnoses, to those who compose the network; the reports, to those who prepare the
    meetings of the body that approves."""
    diagnoses, reports = found
    for one in map(OpenDiagnosis._make, diagnoses):
        in_full = partial(diagnosis_in_words, one, slug)
        yield from tell("diagnoses", DIAGNOSES, (Right.COMPOSE,), None, in_full, late=False)
    for report in map(AskedReport._make, reports):
        in_full = partial(report_in_words, report, slug)
        yield from tell("reports", REPORTS, KEEPING, report.body, in_full, late=False)


def diagnosis_in_words(one: OpenDiagnosis, slug: str) -> Matter:
    what = one.step % {"title": one.title}
    url = reverse("diagnosis", args=[slug, one.diagnosis])
    return Matter(what, one.title, url, _("See the diagnosis"))


def report_in_words(one: AskedReport, slug: str) -> Matter:
    said = {"what": one.title, "day": shown_day(one.asked_on)}
    words = labelled(one.body_name, _("%(what)s (given on %(day)s)") % said)
    url = reverse("evaluation", args=[slug, one.number])
    return Matter(words, one.title, url, _("Put its approval to decision"))
