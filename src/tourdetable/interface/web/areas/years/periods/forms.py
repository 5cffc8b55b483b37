"""What people fill in of the periods that their network keeps free."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tourdetable.core.charter.terms.days import Period
from tourdetable.domain.meetings.calendar.seasons import season, season_year
from tourdetable.domain.years.actions.periods import PeriodDetails
from tourdetable.domain.years.enums import KnownDays, PeriodEffect
from tourdetable.domain.years.models import MOST_WEEKS_BEFORE, NetworkCalendar
from tourdetable.domain.years.periods.dated import USUAL
from tourdetable.domain.years.periods.impact import PeriodImpact
from tourdetable.domain.years.periods.known import COMMON, OBSERVED, known_days
from tourdetable.interface.web.areas.years.periods.words import dates_of, lines
from tourdetable.interface.web.base.forms import DaysForm, WriteForm
from tourdetable.interface.web.base.scene import Scene

TYPED_EFFECTS = [choice for choice in PeriodEffect.choices if choice[0] != PeriodEffect.NONE]


def shown_days(scene: Scene) -> Period:
    """From today to the end of the season that is being prepared."""
    year = season_year(scene.charter, scene.today)
    return Period(scene.today, season(scene.charter, year + 1).last)


class ImpactForm(WriteForm):
    """A form that says what it would touch before anything is applied."""

    caution_title = gettext_lazy("Here is what this changes: nothing has been applied yet")
    confirm_words = gettext_lazy("Apply it")
    impact: PeriodImpact | None = None

    @property
    def caution_words(self) -> Iterable[str]:
        return list(lines(self.impact)) if self.cautions and self.impact else []


class KnownDaysForm(ImpactForm):
    """What the network makes of each day that the program knows."""

    def __init__(self, *args: Any, calendar: NetworkCalendar, **kwargs: Any) -> None:
        begins, version = chosen(calendar.effects), calendar.version
        super().__init__(*args, initial=begins, version=version, **kwargs)
        shown = shown_days(self.scene)
        for days in KnownDays:
            self.fields[days.value] = forms.ChoiceField(
                label=days.label, choices=PeriodEffect.choices, help_text=help_of(days, shown)
            )
        self.acting_last()

    @property
    def effects(self) -> dict[str, str]:
        """What was chosen, by code. Only on a valid form."""
        return {code: self.cleaned_data[code] for code in KnownDays.values}

    @property
    def common(self) -> list[forms.BoundField]:
        return [self[days.value] for days in COMMON]

    @property
    def optional(self) -> list[forms.BoundField]:
        """Religious and sensitive days."""
        return [self[days.value] for days in KnownDays if days not in COMMON]

    @property
    def opened(self) -> bool:
        """Whether something has been said of one of these."""
        return any(field.value() != PeriodEffect.NONE for field in self.optional)

    def current_values(self, current: NetworkCalendar) -> dict[str, Any]:
        return chosen(current.effects)


def chosen(effects: Mapping[str, str]) -> dict[str, str]:
    """The effect of each known day: what is said, else what is usual, else nothing."""
    found = {**USUAL, **effects}
    return {code: found.get(code, PeriodEffect.NONE.value) for code in KnownDays.values}


def help_of(days: KnownDays, shown: Period) -> str:
    """When it is; that the moon decides, where it does."""
    dates = dates_of(known_days(days, shown.first, shown.last))
    observed = _("The moon decides: a day sooner or later.")
    return f"{dates}. {observed}" if days in OBSERVED else dates


class PeriodForm(ImpactForm, DaysForm):
    """Days that people type."""

    name = forms.CharField(label=gettext_lazy("What these days are"), max_length=80)
    effect = forms.ChoiceField(
        label=gettext_lazy("On these days"), choices=TYPED_EFFECTS, widget=forms.RadioSelect
    )
    weeks_before = forms.IntegerField(
        label=gettext_lazy("Weeks before to point out"),
        required=False,
        min_value=0,
        max_value=MOST_WEEKS_BEFORE,
        help_text=gettext_lazy(
            "For an election: a date in these weeks is pointed out, and stays possible."
        ),
    )

    field_order = ("name", "first", "last", "effect", "weeks_before")

    @property
    def details(self) -> PeriodDetails:
        """What was written. Only on a valid form."""
        said = self.values("name", "first", "last", "effect")
        return PeriodDetails(**said, weeks_before=self.cleaned_data["weeks_before"] or 0)
