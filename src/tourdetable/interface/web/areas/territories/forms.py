"""What is filled in about territories: which places, since when, until when; a facility."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tourdetable.core.territories.standing import known
from tourdetable.core.territories.terms import Division
from tourdetable.domain.people.models import Institution
from tourdetable.domain.territories.actions.facilities import FacilityDetails
from tourdetable.domain.territories.actions.settling import choices, proposed
from tourdetable.domain.territories.models import Facility
from tourdetable.domain.territories.queries import Unsettled
from tourdetable.domain.territories.terrain import Terrain
from tourdetable.interface.web.areas.territories.searching import DivisionSearch, InstitutionSearch
from tourdetable.interface.web.areas.territories.words import label
from tourdetable.interface.web.base.fields import day_field
from tourdetable.interface.web.base.forms import WriteForm, offer

DETAILS = ("name", "kind", "address", "named", "starts", "ends")


class TerrainsForm(WriteForm):
    """Which divisions, ticked among those found (or posted by a map that offers others), or a
    neighbourhood of one. Once valid, `terrains`."""

    divisions = forms.MultipleChoiceField(
        label=gettext_lazy("Which places?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose at least one place.")},
    )
    named = forms.CharField(
        label=gettext_lazy("Only a neighbourhood of it"),
        max_length=120,
        required=False,
        help_text=gettext_lazy(
            "As people call it, or its name in the city’s contract: Belsunce, Le Charrel… Leave it "
            "empty for the whole."
        ),
    )
    starts = day_field(gettext_lazy("Since"))

    def __init__(self, data: Any = None, *, search: DivisionSearch, **more: Any) -> None:
        super().__init__(data, **more)
        self.search = search
        sent = self.data.getlist("divisions") if hasattr(self.data, "getlist") else []
        others = [one for key in sent if key not in dict(search.choices) and (one := known(key))]
        offer(self, "divisions", [*search.choices, *((one.key, label(one)) for one in others)])
        self.initial.setdefault("divisions", search.sure)
        self.initial.setdefault("starts", self.scene.today)

    def clean(self) -> dict[str, Any]:
        written: dict[str, Any] = super().clean() or self.cleaned_data
        keys, name = written.get("divisions", []), written.get("named", "")
        if name and len(keys) > 1:
            words = _("A neighbourhood is part of one place: choose it alone.")
            raise ValidationError({"named": words})
        written["terrains"] = [Terrain(key, name) for key in keys]
        return written


class LastDayForm(WriteForm):
    """Until which day, included."""

    ends = day_field(gettext_lazy("Last day"))


class FacilityForm(WriteForm):
    """What a facility is, whose it is and where it stands. Once valid, `institution`, `division`
    and `details`."""

    institution = forms.ChoiceField(label=gettext_lazy("Whose is it?"), widget=forms.RadioSelect)
    division = forms.ChoiceField(label=gettext_lazy("Where is it?"), widget=forms.RadioSelect)
    name = forms.CharField(label=gettext_lazy("Name"), max_length=200)
    kind = forms.CharField(
        label=gettext_lazy("What it is"),
        max_length=80,
        help_text=gettext_lazy("Social centre, one-stop shop, nursery, youth centre…"),
    )
    address = forms.CharField(label=gettext_lazy("Address"), max_length=200, required=False)
    named = forms.CharField(label=gettext_lazy("Neighbourhood"), max_length=120, required=False)
    starts = day_field(gettext_lazy("Open since"))
    ends = day_field(
        gettext_lazy("Last day"),
        required=False,
        help_text=gettext_lazy("Leave it empty while it is open."),
    )

    def __init__(
        self,
        data: Any = None,
        *,
        where: DivisionSearch,
        which: InstitutionSearch,
        facility: Facility | None = None,
        **more: Any,
    ) -> None:
        super().__init__(data, **more)
        self.where, self.which = where, which
        now = [facility.institution] if facility else []
        self.owners: dict[str, Institution] = {str(o.pk): o for o in (*now, *which.found)}
        offer(self, "institution", [(pk, one.name) for pk, one in self.owners.items()])
        stood = known(facility.division) if facility else None
        here = [(stood.key, label(stood))] if stood else []
        offer(self, "division", dict([*here, *where.choices]).items())
        self.begin(facility)

    def begin(self, facility: Facility | None) -> None:
        """What stands in the fields at first."""
        if facility is not None:
            self.initial.update({name: getattr(facility, name) for name in DETAILS})
            self.initial["institution"] = str(facility.institution_id)
            self.initial["division"] = facility.division
        else:
            self.initial.setdefault("starts", self.scene.today)
            self.initial["division"] = next(iter(self.where.sure), None)
            self.initial["institution"] = next(iter(self.owners), None)

    def clean(self) -> dict[str, Any]:
        written: dict[str, Any] = super().clean() or self.cleaned_data
        if written.get("institution"):
            written["institution"] = self.owners[written["institution"]]
        if written.keys() >= {*DETAILS}:
            written["details"] = FacilityDetails(**{name: written[name] for name in DETAILS})
        return written


class BecomingForm(WriteForm):
    """Which divisions stand for a row from now on, among those that may. Once valid, `keys`."""

    divisions = forms.MultipleChoiceField(
        label=gettext_lazy("From that day on, it is"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose at least one place.")},
    )

    def __init__(self, data: Any = None, *, waiting: Unsettled, **more: Any) -> None:
        super().__init__(data, **more)
        offered: list[Division] = choices(waiting)
        offer(self, "divisions", [(one.key, label(one)) for one in offered])
        self.fields["divisions"].required = bool(offered)
        self.initial.setdefault("divisions", proposed(waiting))

    def clean(self) -> dict[str, Any]:
        written: dict[str, Any] = super().clean() or self.cleaned_data
        written["keys"] = written.get("divisions", [])
        return written
