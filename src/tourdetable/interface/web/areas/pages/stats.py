"""What came of it, by the impact matrix: usable, used, useful, impact, efficient. Of the site, or
of one network; counted from facts, and what nobody measures is said so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.formats import localize
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tourdetable.core.figures.tables import listed
from tourdetable.domain.evaluation.models import Campaign
from tourdetable.domain.evaluation.queries import published_reports
from tourdetable.domain.evaluation.rules import reader
from tourdetable.domain.impact.queries import Impact, impact
from tourdetable.domain.networks.models import Network
from tourdetable.domain.questionnaires.measures import PublishedMean, published_means
from tourdetable.domain.questionnaires.starting import Measure
from tourdetable.interface.language import percent, short_day
from tourdetable.interface.web.areas.pages import operator
from tourdetable.interface.web.areas.pages.views import now, today
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, in_network


@dataclass(frozen=True)
class FigureTold:
    """One thing that is counted: what it is, how many, how it is counted; `known` False when nobody
    knows, or may say. `url`: where more is said of it, by its `link`."""

    label: str
    value: str
    how: str
    known: bool = True
    url: str = ""
    link: str = ""


@dataclass(frozen=True)
class SaidByPeople:
    """What those who use it said, as far as the reader of the page may read it: the last published
    figures of questionnaires, and the last evaluation whose report is out."""

    scene: Scene | None = None

    @cached_property
    def means(self) -> Mapping[Measure, PublishedMean]:
        """None for strangers: results are published for members."""
        standing = self.scene.standing if self.scene else None
        member = standing is not None and standing.belongs
        return published_means(self.scene.network) if self.scene and member else {}

    @cached_property
    def report(self) -> Campaign | None:
        if self.scene is None:
            return None
        rows = published_reports(self.scene.network, reader(self.scene.standing))
        return rows.defer("method", "findings").first()

    def figure(self, measure: Measure, label: str, otherwise: str) -> FigureTold:
        """The figure that was published, and where; else why it is not known."""
        found = self.means.get(measure)
        if found is None or self.scene is None:
            return self.discussed(label, otherwise)
        url = self.scene.url("questionnaire_results", found.question.questionnaire_id)
        value = _("Not known") if found.mean is None else out_of_five(found.mean)
        known = found.mean is not None
        return FigureTold(label, value, how_asked(found), known, url, _("See the results"))

    def discussed(self, label: str, otherwise: str) -> FigureTold:
        """What is not known, with the evaluation that discusses it where there is one."""
        if self.report is None or self.scene is None:
            return unknown(label, otherwise)
        url = self.scene.url("evaluation_report", self.report.number)
        how = _("No figure was published: an evaluation discusses it.")
        return FigureTold(label, _("Not known"), how, known=False, url=url, link=self.report.title)


@dataclass(frozen=True)
class ImpactPage:
    """The lines of the matrix."""

    counted: Impact
    run_by: operator.SiteOperator
    conformity: str
    rate: float | None
    of_site: bool
    said: SaidByPeople = field(default_factory=SaidByPeople)

    @property
    def usable(self) -> list[FigureTold]:
        """Whether one can use it."""
        found = [
            FigureTold(
                _("Accessibility"), self.conformity, _("The mention that the law allows today.")
            ),
            self.audited,
            self.said.figure(
                Measure.EASE, _("Ease of use"), _("Nobody asks it of those who use the site yet.")
            ),
        ]
        return [*found, self.answered] if self.of_site else found

    @property
    def audited(self) -> FigureTold:
        label = _("Accessibility criteria that are met")
        if self.rate is None:
            return unknown(label, _("No audit holds today."))
        return FigureTold(label, percent(self.rate), _("By the audit of the declaration."))

    @cached_property
    def answered(self) -> FigureTold:
        """Complaints answered in time, when there are enough to speak of."""
        label, late = _("Complaints answered within a week"), self.late
        shown = listed({"in time": self.counted.answered_in_time, "late": late})
        if shown["in time"] is None or not self.counted.complaints:
            return unknown(label, _("Too few complaints in twelve months to say it."))
        share = 100 * self.counted.answered_in_time / self.counted.complaints
        return FigureTold(label, percent(round(share)), _("Of those made in twelve months."))

    @property
    def late(self) -> int:
        return self.counted.complaints - self.counted.answered_in_time

    @property
    def used(self) -> list[FigureTold]:
        """Whether one uses it."""
        month = _("They did something in the last whole month: answered, wrote, decided…")
        people, end = self.counted.people, _("At the end of last month.")
        return [
            people_told(_("People who hold a seat"), people.seated, end),
            people_told(_("People who act"), people.acting, month),
            counted(_("Meetings held"), self.counted.meetings, year()),
            counted(_("Minutes circulated"), self.counted.minutes, _("Of these meetings.")),
        ]

    @property
    def useful(self) -> list[FigureTold]:
        """Whether it serves those who use it."""
        said = _("Members said that they used a deliverable, a tool, a practice.")
        reached = _("Different institutions of each network that a member told of what was shared.")
        return [
            at_least(_("Uses of what was shared"), self.counted.uses, said),
            at_least(_("Institutions reached by relays"), self.counted.institutions, reached),
            self.said.figure(
                Measure.SATISFACTION,
                _("Satisfaction"),
                _("It is asked by evaluations, network by network."),
            ),
        ]

    @property
    def impacts(self) -> list[FigureTold]:
        """What it changes."""
        done = f"{self.counted.tasks_done} / {self.counted.tasks}"
        return [
            counted(_("Decisions adopted"), self.counted.decisions, year()),
            FigureTold(_("Actions carried out"), done, _("Of those that they asked for.")),
            counted(_("Deliverables circulated"), self.counted.deliverables, year()),
            counted(_("Newsletters sent"), self.counted.newsletters, year()),
            self.said.figure(
                Measure.EFFECTS,
                _("Effects on people"),
                _("No software counts it: evaluations discuss it."),
            ),
        ]

    @property
    def efficient(self) -> list[FigureTold]:
        """What it costs."""
        budget, seated = self.run_by.budget, self.counted.people.seated
        label = _("Cost a year, for each person who holds a seat")
        if budget is None or not self.of_site:
            return [unknown(label, _("Whoever runs this site has not said what it costs."))]
        how = _("Budget of %(year)d: %(euros)d euros.") % {
            "year": budget.year,
            "euros": budget.euros,
        }
        if not seated:
            return [unknown(label, how)]
        return [FigureTold(label, _("%(euros)d euros") % {"euros": budget.euros / seated}, how)]

    @property
    def lines(self) -> list[tuple[str, str, list[FigureTold]]]:
        """The five lines, with what each asks."""
        return [
            ("usable", _("Usable: can everybody use it?"), self.usable),
            ("used", _("Used: is it used?"), self.used),
            ("useful", _("Useful: does it serve those who use it?"), self.useful),
            ("impact", _("Impact: what does it change?"), self.impacts),
            ("efficient", _("Efficient: what does it cost?"), self.efficient),
        ]


def how_asked(found: PublishedMean) -> str:
    """What was asked, of how many, and when it was published."""
    question = found.question.asked_in(get_language() or "")
    if found.mean is None:
        words = _("“%(question)s”: hidden, so that nobody is recognised.")
        return words % {"question": question}
    words = _("“%(question)s”: the mean of %(n)d answers, published on %(day)s.")
    day = short_day(found.question.questionnaire.published_on)
    return words % {"question": question, "n": found.people, "day": day}


def out_of_five(mean: float) -> str:
    return _("%(mean)s out of 5") % {"mean": localize(round(mean, 1))}


def year() -> str:
    return _("In the last twelve whole months.")


def counted(label: str, number: int, how: str) -> FigureTold:
    return FigureTold(label, str(number), how)


def people_told(label: str, number: int | None, how: str) -> FigureTold:
    """A number of people, or of what they said, unless it would speak of a few."""
    if number is None:
        return unknown(label, _("Hidden: it would speak of fewer than five people."))
    return counted(label, number, how)


def at_least(label: str, number: int | None, how: str) -> FigureTold:
    """The same, of a number that is told by fives."""
    found = people_told(label, number, how)
    return replace(found, value=_("%(n)d at least") % {"n": number}) if number else found


def unknown(label: str, how: str) -> FigureTold:
    """What is not known, and why."""
    return FigureTold(label, _("Not known"), how, known=False)


@require_safe
def of_site(request: Request) -> HttpResponse:
    """All networks that live here."""
    page = page_of(request, None)
    return render(request, "pages/stats.html", {"page": page, "networks": told_networks()})


@require_safe
@in_network
def of_network(request: Request, scene: Scene) -> HttpResponse:
    """One network: its members, and anybody where its charter shows something of it."""
    if scene.standing is None and not (scene.charter.public.text or scene.charter.public.bodies):
        raise Http404
    page = page_of(request, scene)
    return render(request, "pages/stats.html", {"page": page, "networks": []})


def page_of(request: Request, scene: Scene | None) -> ImpactPage:
    """What is counted today: of a network, or of the whole site."""
    network = scene.network if scene else None
    run_by, on = operator.from_file(), today(request)
    audit = run_by.accessibility.audit
    rate = audit.rate if audit and operator.holds(audit, on) else None
    found = impact(network, on=timezone.localdate(now(request)))
    words, said = run_by.conformity(on).words, SaidByPeople(scene)
    return ImpactPage(found, run_by, words, rate, scene is None, said)


def told_networks() -> list[Network]:
    """Those that have figures of their own."""
    return list(Network.objects.filter(archived_on=None).only("name", "slug"))
