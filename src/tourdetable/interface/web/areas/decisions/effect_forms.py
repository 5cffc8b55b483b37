"""Forms that say what a proposal would do: of what, for whom, from when to when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tourdetable.core.charter.checking.registry import is_judged
from tourdetable.core.charter.terms.competence import CompetenceScope
from tourdetable.core.charter.terms.days import Period
from tourdetable.core.charter.terms.model import Charter
from tourdetable.core.words.collation import sort_key
from tourdetable.domain.decisions.competence import covered, given_to
from tourdetable.domain.decisions.effects import EffectDraft
from tourdetable.domain.decisions.enums import DecisionEffectKind
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.meetings.calendar.seasons import label, moments
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.meetings.queries import in_calendar
from tourdetable.domain.minutes.enums import CorrectionState, MinutesState
from tourdetable.domain.minutes.models import Minutes
from tourdetable.domain.minutes.queries import in_network
from tourdetable.domain.networks.models import Body, CharterException, CharterProposal, Seat
from tourdetable.domain.programme.models import Programme
from tourdetable.domain.rota.enums import RotaOrder
from tourdetable.domain.rota.queries import method_in_force
from tourdetable.domain.rota.terms import EARLIEST, LONGEST, RotaTerms
from tourdetable.domain.years.enums import DraftState
from tourdetable.domain.years.models import Draft
from tourdetable.domain.years.rules import may_draft
from tourdetable.interface.language import day
from tourdetable.interface.web.areas.decisions.effect_words import exception_label
from tourdetable.interface.web.base.fields import RowField, day_field, offer_rows
from tourdetable.interface.web.base.forms import WriteForm, offer
from tourdetable.interface.web.base.scene import Scene


class EffectForm(WriteForm):
    """What a proposal would do; `about` names the field that says of what."""

    kind: DecisionEffectKind
    title: Any
    about = ""

    def __init__(self, *args: Any, decision: Decision, **kwargs: Any) -> None:
        super().__init__(*args, version=decision.version, **kwargs)
        self.decision = decision
        self.offer_choices()
        self.acting_last()

    def offer_choices(self) -> None:
        """What there is to choose from."""

    @property
    def empty(self) -> bool:
        """Whether there is nothing to choose from."""
        return not cast(RowField, self.fields[self.about]).rows

    def effect(self) -> EffectDraft:
        """What was written. Only on a valid form."""
        return EffectDraft(self.kind, **self.values(self.about))

    def current_values(self, current: Any) -> dict[str, Any]:
        return {}


class LiftForm(EffectForm):
    """Which article is lifted, for which body, from when to when."""

    kind = DecisionEffectKind.LIFT_ARTICLE
    title = gettext_lazy("Lift an article of the charter")
    empty = False
    clause = forms.ChoiceField(label=gettext_lazy("Article that is lifted"))
    body = RowField(label=gettext_lazy("For which body"), required=False)
    starts = day_field(gettext_lazy("From"))
    ends = day_field(
        gettext_lazy("Until"),
        help_text=gettext_lazy("This day included. An exception always ends."),
    )

    def offer_choices(self) -> None:
        """The articles and the bodies that the body may decide of."""
        by = self.decision.body
        mine = given_to(self.scene.charter, self.kind, by)
        named = {name for one in mine for name in one.articles}
        every = any(not one.articles for one in mine)
        known = [row for row in articles(self.scene.charter) if every or row[0] in named]
        offer(self, "clause", [("", _("Choose an article")), *known])
        self.offer_bodies({one.scope for one in mine}, by)
        self.initial.update(body=by.pk, starts=self.scene.today)

    def offer_bodies(self, scopes: set[CompetenceScope], by: Body) -> None:
        """Those that the competence of a body reaches."""
        wide = CompetenceScope.NETWORK in scopes
        active = Body.objects.active(self.scene.today).filter(network=self.scene.network)
        bodies = [body for body in active if wide or reaches(scopes, by, body)]
        everybody = [("", _("All the bodies of the network"))] if wide else []
        offer_rows(self, "body", bodies, lambda body: body.name, last=everybody)

    def effect(self) -> EffectDraft:
        """What was written."""
        return EffectDraft(self.kind, **self.values("clause", "body", "starts", "ends"))


def reaches(scopes: set[CompetenceScope], by: Body, body: Body) -> bool:
    """Whether a narrow scope reaches a body."""
    return body.pk == by.pk or (CompetenceScope.KIND in scopes and body.kind == by.kind)


def articles(charter: Charter) -> list[tuple[str, str]]:
    """The articles that are judged: only those can be lifted."""
    return [(a.id, f"{a.id} — {a.title}") for a in charter.articles if a.id and is_judged(a)]


class EndForm(EffectForm):
    """Which exception ends early, and on which day."""

    kind = DecisionEffectKind.END_EXCEPTION
    title = gettext_lazy("End an exception early")
    about = "exception"
    exception = RowField(label=gettext_lazy("Exception"), widget=forms.RadioSelect)
    ends = day_field(
        gettext_lazy("Last day"),
        help_text=gettext_lazy("The last day on which the article is still lifted."),
    )

    def offer_choices(self) -> None:
        """The exceptions that run, or will, and that the body may end."""
        offer_rows(self, "exception", endable(self.scene, self.decision), exception_label)
        self.initial["ends"] = self.scene.today - timedelta(days=1)

    def effect(self) -> EffectDraft:
        """What was written."""
        return EffectDraft(self.kind, **self.values("exception", "ends"))


def endable(scene: Scene, decision: Decision) -> list[CharterException]:
    """The exceptions of the network that a decision of this body may end (one query)."""
    rows = scene.network.exceptions.filter(ends__gte=scene.today, ended_by=None)
    mine = given_to(scene.charter, DecisionEffectKind.END_EXCEPTION, decision.body)
    found = rows.select_related("body")
    return [row for row in found if covered(mine, row.clause, decision.body, row.body)]


class AmendmentForm(EffectForm):
    """Which proposed text becomes the next version."""

    kind = DecisionEffectKind.AMEND_TEXT
    title = gettext_lazy("Adopt a new text of the charter")
    about = "proposal"
    proposal = RowField(
        label=gettext_lazy("Text that the decision adopts"), widget=forms.RadioSelect
    )

    def offer_choices(self) -> None:
        """The texts that wait for a decision."""
        offer_rows(self, "proposal", waiting(self.scene), text_label)


def waiting(scene: Scene) -> QuerySet[CharterProposal]:
    """The texts proposed that wait, and may still come into force on their day."""
    rows = scene.network.charter_proposals.filter(adopted=None, withdrawn_on=None)
    return rows.filter(in_force_from__gt=scene.today).defer("text")


def text_label(proposal: CharterProposal) -> str:
    """Which version of the charter it is, from which day."""
    words = {"version": proposal.version, "day": day(proposal.in_force_from)}
    return _("Version %(version)s, in force from %(day)s") % words


class YearForm(EffectForm):
    """Which draft of the year becomes the programme."""

    kind = DecisionEffectKind.PUBLISH_YEAR
    title = gettext_lazy("Publish the programme of the year")
    about = "draft"
    draft = forms.ChoiceField(
        label=gettext_lazy("What becomes the programme"), widget=forms.RadioSelect
    )

    def offer_choices(self) -> None:
        """The drafts that have their dates, then the calendar as it stands, season by season."""
        self.drafts = list(publishable(self.scene))
        drafts = [(f"draft:{draft.pk}", draft.name) for draft in self.drafts]
        offer(self, "draft", [*drafts, *map(calendar_choice, dated_seasons(self.scene))])

    @property
    def empty(self) -> bool:
        """Whether there is nothing to choose from."""
        return not cast(forms.ChoiceField, self.fields["draft"]).choices

    def effect(self) -> EffectDraft:
        """What was written."""
        what, _colon, number = self.cleaned_data["draft"].partition(":")
        if what == "draft":
            return EffectDraft(self.kind, draft=int(number))
        return EffectDraft(self.kind, year=int(number))


def calendar_choice(season: Period) -> tuple[str, str]:
    """The calendar of a season, among what may be published."""
    words = _("The calendar of %(season)s as it stands, without a draft")
    return f"calendar:{season.first.year}", words % {"season": label(season)}


def dated_seasons(scene: Scene) -> list[Period]:
    """This season and the next one, if they are not published and something is dated there."""
    this = scene.charter.season.containing(scene.today)
    both = (this, scene.charter.season.containing(this.last + timedelta(days=1)))
    programmes = Programme.objects.filter(network=scene.network)
    published = set(programmes.values_list("year", flat=True))
    return [
        period
        for period in both
        if period.first.year not in published
        and in_calendar(scene.network, *moments(scene.network, period)).exists()
    ]


def publishable(scene: Scene) -> QuerySet[Draft]:
    """The planned drafts that the reader may open, of seasons that are not published."""
    published = Programme.objects.filter(network=scene.network).values("year")
    planned = Draft.objects.filter(network=scene.network, state=DraftState.PLANNED)
    shared = Q() if may_draft(scene.member) else Q(shared_on__isnull=False)
    return planned.filter(shared, answer__isnull=False).exclude(year__in=published)


class CloseForm(EffectForm):
    """Which body is closed, and its last day."""

    kind = DecisionEffectKind.CLOSE_BODY
    title = gettext_lazy("Close a body")
    about = "body"
    body = RowField(label=gettext_lazy("Body that is closed"))
    ends = day_field(
        gettext_lazy("Last day"),
        help_text=gettext_lazy("Its seats, mandates and offices end on that day too."),
    )

    def offer_choices(self) -> None:
        """The bodies that the body may decide of."""
        scene, by = self.scene, self.decision.body
        scopes = {one.scope for one in given_to(scene.charter, self.kind, by)}
        wide = CompetenceScope.NETWORK in scopes
        active = Body.objects.active(scene.today).filter(network=scene.network)
        bodies = [body for body in active if wide or reaches(scopes, by, body)]
        none = [("", _("Choose a body"))]
        offer_rows(self, "body", bodies, lambda body: body.name, first=none)

    def effect(self) -> EffectDraft:
        """What was written."""
        return EffectDraft(self.kind, **self.values("body", "ends"))


class MinutesForm(EffectForm):
    """Which minutes the meeting adopts, as they stand."""

    kind = DecisionEffectKind.ADOPT_MINUTES
    title = gettext_lazy("Adopt the minutes of an earlier meeting")
    about = "minutes"
    minutes = RowField(label=gettext_lazy("Minutes that are adopted"), widget=forms.RadioSelect)

    def offer_choices(self) -> None:
        """The minutes that the meeting may adopt."""
        offer_rows(self, "minutes", to_adopt(self.scene, self.decision.sitting), minutes_label)

    def effect(self) -> EffectDraft:
        """What was written."""
        return EffectDraft(self.kind, minutes=self.cleaned_data["minutes"].pk)


class SupersedingForm(MinutesForm):
    """Which adopted minutes the meeting replaces, by their corrected version as it stands."""

    kind = DecisionEffectKind.SUPERSEDE_MINUTES
    title = gettext_lazy("Replace adopted minutes by a corrected version")

    def offer_choices(self) -> None:
        """The minutes of which a corrected version is put to the body."""
        rows = to_supersede(self.scene, self.decision.sitting)
        offer_rows(self, "minutes", rows, minutes_label)


class DutiesForm(EffectForm):
    """The parameters of the method; those in force are proposed again."""

    kind = DecisionEffectKind.SETTLE_DUTIES
    title = gettext_lazy("Settle how duties are shared")
    empty = False
    order = forms.ChoiceField(
        label=gettext_lazy("In which order"), choices=RotaOrder.choices, widget=forms.RadioSelect
    )
    names = forms.CharField(
        label=gettext_lazy("The list, if the order is that of a list"),
        help_text=gettext_lazy("One seat a line, in the order in which they go."),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    length = forms.IntegerField(
        label=gettext_lazy("How many meetings in a row a turn lasts"),
        min_value=1,
        max_value=LONGEST,
    )
    volunteers_first = forms.BooleanField(
        label=gettext_lazy("Volunteers go first"),
        help_text=gettext_lazy("Whoever offers themselves takes a turn that is free."),
        required=False,
    )
    exempt = forms.MultipleChoiceField(
        label=gettext_lazy("Seats that take no turn"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    reason = forms.CharField(
        label=gettext_lazy("Why they take none"), required=False, max_length=200
    )
    kit_days = forms.IntegerField(
        label=gettext_lazy("Days before the meeting on which the kit is sent"),
        min_value=0,
        max_value=EARLIEST,
    )

    def offer_choices(self) -> None:
        """The seats of the body that take turns; what is settled now."""
        body, today = self.decision.body, self.scene.today
        rows = Seat.objects.active(today).filter(body=body).select_related("institution")
        taking = [seat for seat in rows if seat.takes_turns]
        self.seats = sorted(taking, key=lambda seat: sort_key(str(seat)))
        offer(self, "exempt", [(str(seat.pk), str(seat)) for seat in self.seats])
        self.initial.update(typed_terms(terms_in_force(body, today), self.seats))

    def clean_names(self) -> tuple[int, ...]:
        """The seats that the lines name, each once."""
        known = {" ".join(str(seat).split()).casefold(): seat.pk for seat in self.seats}
        found: dict[int, None] = {}
        for line in self.cleaned_data["names"].splitlines():
            name = " ".join(line.split())
            if not name:
                continue
            if name.casefold() not in known:
                words = _("“%(name)s” is no seat of this body that takes turns.")
                raise ValidationError(words % {"name": name})
            found[known[name.casefold()]] = None
        return tuple(found)

    def clean(self) -> dict[str, Any]:
        written: dict[str, Any] = super().clean() or self.cleaned_data
        if written.get("exempt") and not written.get("reason"):
            words = _("Say why: the others take their turns in their place.")
            self.add_error("reason", words)
        return written

    def effect(self) -> EffectDraft:
        """What was written."""
        said = self.cleaned_data
        parameters = RotaTerms(
            order=said["order"],
            sequence=said["names"] if said["order"] == RotaOrder.LIST else (),
            exempt={int(pk): said["reason"] for pk in said["exempt"]},
            volunteers_first=said["volunteers_first"],
            length=said["length"],
            kit_days=said["kit_days"],
        )
        return EffectDraft(self.kind, method=parameters.written)


def terms_in_force(body: Body, today: date) -> RotaTerms:
    """How the duties of a body go round today; as usual where nothing is settled."""
    row = method_in_force(body, today)
    if row is None:
        return RotaTerms()
    exempt = {one.seat_id: one.reason for one in row.exemptions.all()}
    kept = (row.volunteers_first, row.length, row.kit_days)
    return RotaTerms(row.order, tuple(row.sequence), exempt, *kept)


def typed_terms(known: RotaTerms, seats: Sequence[Seat]) -> dict[str, Any]:
    """The same as the form says it."""
    places = {pk: nth for nth, pk in enumerate(known.sequence)}
    listed = sorted(seats, key=lambda seat: places.get(seat.pk, len(places)))
    return {
        "order": known.order,
        "names": "\n".join(map(str, listed)),
        "length": known.length,
        "volunteers_first": known.volunteers_first,
        "exempt": [str(pk) for pk in known.exempt],
        "reason": next(iter(known.exempt.values()), ""),
        "kit_days": known.kit_days,
    }


def to_adopt(scene: Scene, at: Meeting) -> QuerySet[Minutes]:
    """The minutes in review of earlier meetings of the body."""
    rows = in_network(scene.network).filter(state=MinutesState.REVIEW).defer("text")
    return rows.filter(meeting__body=at.body_id, meeting__starts_at__lt=at.starts_at)


def to_supersede(scene: Scene, at: Meeting) -> QuerySet[Minutes]:
    """The adopted minutes of earlier meetings of the body of which a corrected version is put to
    it."""
    rows = in_network(scene.network).filter(corrections__state=CorrectionState.PUT).defer("text")
    return rows.filter(meeting__body=at.body_id, meeting__starts_at__lt=at.starts_at)


def minutes_label(minutes: Minutes) -> str:
    """Which meeting they are of."""
    words = {"title": minutes.meeting.title, "day": day(minutes.meeting.starts_at)}
    return _("%(title)s, %(day)s") % words


FORMS: dict[str, type[EffectForm]] = {
    form.kind.value: form
    for form in (
        LiftForm,
        EndForm,
        AmendmentForm,
        YearForm,
        CloseForm,
        MinutesForm,
        SupersedingForm,
        DutiesForm,
    )
}
