"""What a decision may do to the year: publish the programme that a draft has planned, or the
calendar as it stands."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.model import Charter
from tourdetable.domain.decisions.effects import HANDLERS, Application, EffectHandler, missing
from tourdetable.domain.decisions.enums import DecisionEffectKind
from tourdetable.domain.decisions.models import DecisionEffect
from tourdetable.domain.meetings.calendar.seasons import season
from tourdetable.domain.programme.actions import (
    must_be_new,
    must_be_publishable,
    publish_calendar,
    publish_draft,
)
from tourdetable.domain.programme.content import content_of, content_of_calendar
from tourdetable.domain.programme.drawing import to_draw
from tourdetable.domain.years.models import Draft


def fill_year(effect: DecisionEffect, charter: Charter, today: date) -> None:
    """A planned draft of this network, that the calendar lets be published today; or a season (its
    year, without a draft) of which the calendar holds the dates."""
    if effect.draft is None and effect.year is not None:
        fill_calendar(effect, charter, today)
        return
    draft = Draft.objects.filter(pk=effect.draft or 0).select_related("network").first()
    if draft is None:
        missing("draft", _("Choose a draft of the year."))
    if draft.network_id != effect.decision.body.network_id:
        raise ValidationError(_("This draft is of another network."))
    must_be_publishable(draft)
    to_draw(draft, draft.network, charter, today=today)
    effect.year, effect.content = draft.year, content_of(draft)
    effect.identity = f"{effect.kind}:{draft.year}"


def fill_calendar(effect: DecisionEffect, charter: Charter, today: date) -> None:
    """A season that is not over nor published, with what the calendar holds of it."""
    network, year = effect.decision.body.network, effect.year or 0
    must_be_new(network, year)
    if season(charter, year).last < today:
        missing("draft", _("This season is over: there is nothing left to publish."))
    effect.content = content_of_calendar(network, charter, year)
    if not effect.content:
        missing("draft", _("No meeting is dated in this season: draw the calendar first."))
    effect.identity = f"{effect.kind}:{year}"


def apply_year(effect: DecisionEffect, how: Application) -> None:
    """The draft, or the calendar, becomes the programme, as people read it."""
    if effect.draft is None:
        apply_calendar(effect, how)
        return
    draft = Draft.objects.filter(pk=effect.draft or 0).first()
    if draft is None:
        words = _("The draft that this proposal would publish is no longer there: put a new one.")
        raise ValidationError(words)
    publish_draft(
        draft=draft,
        decision=effect.decision_id,
        content=effect.content,
        charter=how.charter,
        by=how.by,
        now=how.now,
        confirmed=how.confirmed,
    )


def apply_calendar(effect: DecisionEffect, how: Application) -> None:
    """The calendar becomes the programme, if it is still what people read."""
    publish_calendar(
        network=effect.decision.body.network,
        year=effect.year or 0,
        decision=effect.decision_id,
        content=effect.content,
        charter=how.charter,
        by=how.by,
        now=how.now,
    )


HANDLERS[DecisionEffectKind.PUBLISH_YEAR] = EffectHandler(fill_year, apply_year)
