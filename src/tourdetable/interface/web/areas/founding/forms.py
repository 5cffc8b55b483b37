"""What is asked at each step of the founding."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tourdetable.core.charter.terms.model import Charter
from tourdetable.domain.founding.addresses import address_of, must_be_free
from tourdetable.domain.founding.charters import CharterModel, composing, fit_charter
from tourdetable.domain.founding.logos import MOST_BYTES, MOST_PIXELS
from tourdetable.domain.founding.models import Installation
from tourdetable.domain.founding.outline import BodyOutline, FirstPerson, FirstSeat
from tourdetable.domain.founding.sound import must_compose
from tourdetable.domain.networks.actions.charters import LONGEST
from tourdetable.domain.networks.enums import Accent, SchoolZone
from tourdetable.domain.years.instance.calendars import AREA_OF_ZONE, AREAS, MAINLAND
from tourdetable.interface.web.areas.founding.reserved import reserved_words
from tourdetable.interface.web.base.fields import MailField
from tourdetable.interface.web.base.forms import PlainForm, offer

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

NO_ZONE = gettext_lazy("No zone alone: the holidays of all three are told")
OWN = "own"
"""The choice of a text of one's own."""


def refuse(form: forms.Form, error: ValidationError) -> None:
    """Show a refusal of the domain beside its field when the form has it, else above."""
    for name, messages in getattr(error, "error_dict", {None: [error]}).items():
        form.add_error(name if name in form.fields else None, messages)


def column(name: str, label: StrOrPromise, help_text: StrOrPromise = "") -> forms.CharField:
    """One thing that the operator says of itself."""
    field: Any = Installation._meta.get_field(name)
    made: forms.CharField = field.formfield(label=label, help_text=help_text)
    return made


class OperatorForm(PlainForm):
    """Who runs this installation."""

    name = column(
        "name",
        gettext_lazy("Name of the organisation"),
        gettext_lazy("Whoever answers for this site: an association, a local authority, a Caf…"),
    )
    legal_form = column(
        "legal_form",
        gettext_lazy("Legal form"),
        gettext_lazy("Association under the law of 1901, local authority, public body…"),
    )
    address = column("address", gettext_lazy("Postal address"))
    phone = column("phone", gettext_lazy("Telephone"))
    email = column("email", gettext_lazy("E-mail address that everybody may read"))
    publication_director = column(
        "publication_director",
        gettext_lazy("Publication director"),
        gettext_lazy("The person who answers for what is published: often who presides over it."),
    )


class CharterForm(PlainForm):
    """The text on which the network is founded."""

    choice = forms.ChoiceField(
        label=gettext_lazy("Your charter"),
        widget=forms.RadioSelect,
    )
    text = forms.CharField(
        label=gettext_lazy("The text of your charter"),
        required=False,
        strip=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "true"}),
        help_text=gettext_lazy(
            "Only if you choose a text of your own: paste it here, or send its file below."
        ),
    )

    mistakes: list[str]

    def __init__(self, data: Any = None, *, models: list[CharterModel], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.models, self.mistakes = {model.code: model for model in models}, []
        known = [(code, shown(model)) for code, model in self.models.items()]
        offer(self, "choice", [*known, (OWN, _("A text of our own"))])

    def clean(self) -> dict[str, Any]:
        written: dict[str, Any] = super().clean() or self.cleaned_data
        choice = written.get("choice")
        text = written.get("text", "") if choice == OWN else ""
        if choice in self.models:
            text = self.models[choice].text
        if choice and not self.errors:
            try:
                written["charter"] = fit_charter(text)
                written["chosen"] = text
            except ValidationError as error:
                self.tell(error.messages, own=choice == OWN)
        return written

    def tell(self, messages: list[str], *, own: bool) -> None:
        """What is wrong in a text, once: beside it when it is one of theirs, counted if it is
        long."""
        field = "text" if own else None
        if len(messages) == 1:
            self.add_error(field, messages)
            return
        self.mistakes = messages
        n = len(messages)
        words = ngettext("%(n)d mistake, told below.", "%(n)d mistakes, told below.", n)
        self.add_error(field, words % {"n": n})


def shown(model: CharterModel) -> str:
    """A model in a list: its title, then what it begins with."""
    begins = model.charter.preamble.strip().split("\n\n")[0]
    return format_html("<b>{}</b> {}", model.charter.title, begins)


class NetworkForm(PlainForm):
    """How the network is called, and how it looks."""

    name = forms.CharField(label=gettext_lazy("Name of the network"), max_length=120)
    slug = forms.CharField(
        label=gettext_lazy("Address"),
        required=False,
        max_length=64,
        help_text=gettext_lazy(
            "The first word of the address of each page, in lower-case letters, numbers and "
            "hyphens. Leave it empty: it is made from the name. It does not change afterwards."
        ),
    )
    purpose = forms.CharField(
        label=gettext_lazy("What the network is for"),
        required=False,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Two sentences that everybody may read on its public page."),
    )
    time_zone = forms.ChoiceField(
        label=gettext_lazy("Time zone"),
        help_text=gettext_lazy(
            "Meetings are told at its hours, and its public holidays are those that count."
        ),
    )
    school_zone = forms.ChoiceField(
        label=gettext_lazy("School zone"),
        required=False,
        widget=forms.RadioSelect,
        help_text=gettext_lazy(
            "Whose school holidays are told when a body’s territory does not say its department."
        ),
    )
    accent = forms.ChoiceField(
        label=gettext_lazy("Colour"), widget=forms.RadioSelect, initial=Accent.BLUE.value
    )

    def __init__(self, data: Any = None, *, zone: str, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        offer_looks(self, zone)

    def clean(self) -> dict[str, Any]:
        """An address that was left out is made from the name."""
        written: dict[str, Any] = super().clean() or self.cleaned_data
        if "slug" in written and written.get("name"):
            written["slug"] = written["slug"].strip() or address_of(written["name"])
            try:
                must_be_free(written["slug"], reserved_words())
            except ValidationError as error:
                refuse(self, error)
        return written


def offer_looks(form: forms.Form, zone: str) -> None:
    """The time zones, the school zones and the colours that a network may choose."""
    offer(form, "time_zone", time_zones(zone))
    offer(form, "school_zone", [("", NO_ZONE), *SchoolZone.choices])
    offer(form, "accent", [(code, swatch(code, label)) for code, label in Accent.choices])


def logo_help() -> str:
    words = _("A PNG or SVG image, %(kb)d kB and %(px)d pixels on each side at most.")
    return words % {"kb": MOST_BYTES // 1000, "px": MOST_PIXELS}


def swatch(code: str, label: StrOrPromise) -> str:
    """A colour, shown, then named."""
    mark = '<span class="tdt-swatch tdt-accent-{}" aria-hidden="true"></span> {}'
    return format_html(mark, code, label)


def time_zones(own: str) -> list[tuple[str, str]]:
    """France first, then overseas; and the zone of the charter, wherever it is."""
    paris = [("Europe/Paris", str(AREAS[MAINLAND]))]
    overseas = [
        (zone, f"{AREAS[area]} ({zone.rpartition('/')[2].replace('_', ' ')})")
        for zone, area in AREA_OF_ZONE.items()
    ]
    known = paris + sorted(overseas, key=lambda row: row[1])
    return known if own in dict(known) else [(own, own), *known]


class PersonForm(PlainForm):
    """Who composes the network first."""

    given_name = forms.CharField(label=gettext_lazy("First name"), max_length=100)
    family_name = forms.CharField(label=gettext_lazy("Family name"), max_length=100)
    email = MailField(
        label=gettext_lazy("E-mail address"),
        help_text=gettext_lazy("A code is sent there to sign in: there is no password."),
    )
    office = forms.ChoiceField(
        label=gettext_lazy("Office"),
        widget=forms.RadioSelect,
        help_text=gettext_lazy(
            "Those that compose in your charter: they open seats, invite people, give offices."
        ),
    )
    seat_body = forms.ChoiceField(
        label=gettext_lazy("Does this person also sit?"), required=False, widget=forms.RadioSelect
    )
    institution = forms.CharField(
        label=gettext_lazy("Institution for which they sit"), required=False, max_length=200
    )
    college = forms.ChoiceField(label=gettext_lazy("College"), required=False)

    def __init__(
        self,
        data: Any = None,
        *,
        charter: Charter,
        bodies: tuple[BodyOutline, ...],
        **kwargs: Any,
    ) -> None:
        super().__init__(data, **kwargs)
        self.charter, self.bodies = charter, bodies
        offered = offices(charter, bodies)
        offer(self, "office", offered)
        if len(offered) == 1:
            self.initial.setdefault("office", offered[0][0])
        self.offer_seats()

    def offer_seats(self) -> None:
        """In which body they may sit, for which college."""
        sits = [(str(at), body.name) for at, body in enumerate(self.bodies)]
        offer(self, "seat_body", [("", _("No, they only hold this office")), *sits])
        colleges = self.charter.vocabulary.colleges.values()
        offer(self, "college", [("", "—"), *((one.code, one.name) for one in colleges)])

    def clean(self) -> dict[str, Any]:
        written: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors:
            person = person_of(written)
            try:
                must_compose(person, self.bodies, self.charter)
            except ValidationError as error:
                refuse(self, error)
            written["person"] = person
        return written


def offices(charter: Charter, bodies: tuple[BodyOutline, ...]) -> list[tuple[str, str]]:
    """The offices that compose; those of a body, once for each body where they exist."""
    found = []
    for office in composing(charter):
        if office.scope == "network":
            found.append((office.code, office.name))
            continue
        found += [
            (f"{office.code}:{at}", f"{office.name}, {body.name}")
            for at, body in enumerate(bodies)
            if not office.bodies or body.kind in office.bodies
        ]
    return found


def person_of(written: dict[str, Any]) -> FirstPerson:
    """The first person, as the form says."""
    office, _colon, body = written["office"].partition(":")
    sits = written.get("seat_body", "")
    said = {"institution": written["institution"], "college": written["college"]}
    return FirstPerson(
        given_name=" ".join(written["given_name"].split()),
        family_name=" ".join(written["family_name"].split()),
        email=written["email"],
        office=office,
        body=int(body) if body else None,
        seat=FirstSeat(body=int(sits), **said) if sits else None,
    )
