"""What is filled in about a person, an institution, and which of two stays."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tourdetable.core.words.siret import figures
from tourdetable.domain.networks.actions.correcting import PersonDetails
from tourdetable.domain.networks.directory import Composer
from tourdetable.domain.people.actions import NewInstitution
from tourdetable.domain.people.enums import Tier
from tourdetable.domain.people.finding import NearInstitution, near_institutions
from tourdetable.domain.people.models import Institution, Person
from tourdetable.interface.web.base.fields import MailField
from tourdetable.interface.web.base.forms import WriteForm, offer

INSTITUTION = (
    "name",
    "short_name",
    "kind",
    "tier",
    "professional_network",
    "territory",
    "siret",
    "mailbox",
)


class CorrectPersonForm(WriteForm):
    """How a name is written, and where its person is written to."""

    given_name = forms.CharField(label=gettext_lazy("Given name"), max_length=100)
    family_name = forms.CharField(label=gettext_lazy("Family name"), max_length=100)
    email = MailField(
        label=gettext_lazy("E-mail address"),
        max_length=254,
        required=False,
        help_text=gettext_lazy(
            "Invitations go there, and one signs in with it. Several people may share it: each "
            "then says who they are."
        ),
    )

    def __init__(self, data: Any = None, *, person: Person, **more: Any) -> None:
        email = person.account.email if person.account else ""
        begins = {"given_name": person.given_name, "family_name": person.family_name}
        super().__init__(data, initial={**begins, "email": email}, version=person.version, **more)
        reader = self.scene.member.person
        if not Composer.of(reader, now=self.scene.now).may_change_address(person):
            self.fields["email"].disabled = True
            self.fields["email"].widget = forms.HiddenInput()

    @property
    def own_address(self) -> bool:
        """Whether they alone may change their address."""
        return self.fields["email"].disabled

    def clean(self) -> dict[str, Any]:
        written: dict[str, Any] = super().clean() or self.cleaned_data
        email = None if self.own_address else written.get("email")
        if "given_name" in written and "family_name" in written:
            names = written["given_name"], written["family_name"]
            written["details"] = PersonDetails(*names, email)
        return written

    def current_values(self, current: Any) -> dict[str, Any]:
        account = current.account
        names = {"given_name": current.given_name, "family_name": current.family_name}
        return names if self.own_address else {**names, "email": account.email if account else ""}


class InstitutionForm(WriteForm):
    """What an institution is."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=200)
    short_name = forms.CharField(label=gettext_lazy("Short name"), max_length=80, required=False)
    kind = forms.CharField(
        label=gettext_lazy("What it is"),
        max_length=80,
        required=False,
        help_text=gettext_lazy("Commune, social centre, Caf, association, school…"),
    )
    tier = forms.ChoiceField(
        label=gettext_lazy("Territorial level"),
        choices=[("", gettext_lazy("Not said")), *Tier.choices],
        required=False,
        help_text=gettext_lazy("The level at which it acts: a charter may ask for several."),
    )
    professional_network = forms.CharField(
        label=gettext_lazy("Professional network"),
        max_length=80,
        required=False,
        help_text=gettext_lazy(
            "The family of professions that it belongs to, in the same words for all: family "
            "benefits, social centres, health, housing… A charter may ask for several."
        ),
    )
    territory = forms.CharField(label=gettext_lazy("Territory"), max_length=200, required=False)
    siret = forms.CharField(
        label=gettext_lazy("SIRET"),
        max_length=20,
        required=False,
        help_text=gettext_lazy("14 figures, with or without spaces."),
    )
    mailbox = MailField(
        label=gettext_lazy("Shared mailbox"),
        max_length=254,
        required=False,
        help_text=gettext_lazy(
            "The one that its agents share, if it has one. Nobody signs in by it."
        ),
    )

    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=400)

    def __init__(
        self, data: Any = None, *, institution: Institution | None = None, **more: Any
    ) -> None:
        self.institution = institution
        begins = {name: getattr(institution, name) for name in INSTITUTION} if institution else {}
        version = institution.version if institution else None
        super().__init__(data, initial=begins, version=version, **more)

    def clean(self) -> dict[str, Any]:
        """What was written, as `details` too; another of the same name is asked about once."""
        written: dict[str, Any] = super().clean() or self.cleaned_data
        if written.keys() >= {*INSTITUTION}:
            written["details"] = NewInstitution(**{name: written[name] for name in INSTITUTION})
        own = self.institution
        if written.get("name") and (own is None or own.name != written["name"]):
            self.ask_about(self.near(written["name"], written.get("siret") or ""))
        return written

    def near(self, name: str, siret: str) -> list[NearInstitution]:
        """Those that probably are this one already."""
        found = near_institutions(name, siret=figures(siret))
        return [one for one in found if one.institution != self.institution]

    def ask_about(self, near: list[NearInstitution]) -> None:
        """Ask once whether it is not one of these."""
        codes = " ".join(str(one.institution.pk) for one in near)[:400]
        if not near or self.cleaned_data.get("seen") == codes:
            return
        self.set_value("seen", codes)
        names = ", ".join(f"{one.institution} ({one.why.label})" for one in near[:5])
        question = _(
            "Is it one of these, which are here already: %(names)s? If it is another one, send "
            "again."
        )
        self.add_error("name", question % {"names": names})


class MergeForm(WriteForm):
    """Which of two stays, and takes over all that the other holds."""

    stays = forms.ChoiceField(
        label=gettext_lazy("Which one stays, with its name?"), widget=forms.RadioSelect
    )
    other_version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, data: Any = None, *, rows: tuple[Any, Any], **more: Any) -> None:
        one, other = rows
        begins = {"other_version": other.version}
        super().__init__(data, initial=begins, version=one.version, **more)
        self.rows = {str(row.pk): row for row in rows}
        offer(self, "stays", [(pk, str(row)) for pk, row in self.rows.items()])

    def chosen(self) -> dict[str, Any]:
        """The one that goes, the one that stays, and the versions that were shown."""
        shown = (self.cleaned_data["version"], self.cleaned_data["other_version"])
        versions = dict(zip(self.rows, shown, strict=True))
        stays = self.cleaned_data["stays"]
        (goes,) = self.rows.keys() - {stays}
        rows = {"merged": self.rows[goes], "into": self.rows[stays]}
        return {**rows, "version": versions[goes], "into_version": versions[stays]}

    def explain(self, stopped: Exception) -> None:
        """Whoever is shown what has changed may send again."""
        super().explain(stopped)
        for name, row in zip(("version", "other_version"), self.rows.values(), strict=True):
            row.refresh_from_db()
            self.set_value(name, row.version)

    def current_values(self, current: Any) -> dict[str, Any]:
        return {}
