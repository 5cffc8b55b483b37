"""Forms that change something: once, on the version that was shown, in a stated capacity.

`WriteForm` carries a gesture token (a form sent twice changes nothing), the version of what it
changes, the capacity in which the person acts, and the mark of the person (`web/kept.py`).
`attempt` makes the one domain call and turns
its refusals into what the page says, by `components/forms/form.html`. A confirmation is worth only
for what the charter was asked about: whoever changes a field after the question is asked again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID, uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.core.signing import BadSignature, Signer
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from tourdetable.core.charter.judge.gates import Obstacle
from tourdetable.domain.journal.actions import AlreadyDone
from tourdetable.domain.journal.versions import Changed
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.networks.gates import NeedsConfirmation, Refused
from tourdetable.domain.networks.models import Office, Seat
from tourdetable.interface.web.base import capacities as capacity_words
from tourdetable.interface.web.base.differences import (
    ArticleInTheWay,
    FieldDifference,
    difference,
    in_the_way,
)
from tourdetable.interface.web.base.fields import day_field
from tourdetable.interface.web.base.scene import Scene

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

CAUTIONS = {
    "no_stock_taking": _(
        "This group has not given its stock-taking: once it is closed, nobody is asked for it any "
        "more."
    ),
    "stock_taking_not_given": _(
        "The stock-taking of this group is written, and not given: give it first, on its page, or "
        "the network never reads it."
    ),
    "works_owed": _(
        "Deliverables that this body promised did not come: say on their pages that they are given "
        "up, and why, or they stay late for ever."
    ),
}
"""What may be asked before any act, by its code."""

CARRIED = ("gesture", "version", "acting", "confirmed", "writer")
"""Fields that the form carries for itself; the others are what the person writes."""

STOPPED = (ValidationError, Refused, NeedsConfirmation, Changed, AlreadyDone)
"""How a domain call says that nothing was changed."""


WRITERS = "tourdetable.writer"
"""Salt of the marks of those who write."""


def mark_of(person: int) -> str:
    """The mark of whoever is shown a form, that it carries: nobody else can make it."""
    return Signer(salt=WRITERS).sign(str(person))


def writer_of(mark: str) -> int | None:
    """The person whose mark it is; None when it is forged."""
    try:
        return int(Signer(salt=WRITERS).unsign(mark))
    except (BadSignature, ValueError):
        return None


NOT_OFFERED = _("This choice is not in the list any more: choose again.")


def offer(form: forms.Form, field: str, choices: Iterable[Any]) -> None:
    """Set the choices of a choice field, once they are known."""
    cast(forms.ChoiceField, form.fields[field]).choices = list(choices)


class PlainForm(forms.Form):
    """A form that never shows the code of a choice: only what choices are called."""

    def full_clean(self) -> None:
        for field in self.fields.values():
            if isinstance(field, forms.ChoiceField):
                field.error_messages["invalid_choice"] = NOT_OFFERED
        super().full_clean()


class WriteForm(PlainForm):
    """Base of every form that changes something. `capacities` are those in which the person may
    do it."""

    gesture = forms.UUIDField(widget=forms.HiddenInput)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    acting = forms.ChoiceField(label=_("Acting for"), widget=forms.RadioSelect, required=True)
    confirmed = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    writer = forms.CharField(widget=forms.HiddenInput, required=False, max_length=200)
    obstacles: tuple[Obstacle, ...] = ()
    cautions: tuple[str, ...] = ()
    caution_title: StrOrPromise = _("Is this really the right day? Nothing has been changed yet")
    confirm_words: StrOrPromise = _("Confirm anyway")
    refused = already_done = resumed = False
    result: Any = None
    conflict: Any = None
    holds_words = True
    """Whether there is something to write in it."""

    def __init__(
        self,
        data: Any = None,
        *,
        scene: Scene,
        capacities: Iterable[Seat | Office],
        version: int | None = None,
        initial: Mapping[str, Any] | None = None,
        **kwargs: Any,
    ) -> None:
        begins = {"gesture": uuid4(), "version": version, **(initial or {})}
        begins["writer"] = mark_of(scene.member.person.pk)
        super().__init__(data, initial=begins, **kwargs)
        self.scene = scene
        self.fields["version"].required = version is not None
        self.offer_capacities(capacities)

    def offer_capacities(self, capacities: Iterable[Seat | Office]) -> None:
        """Ask in which capacity the person acts; when there is but one, it is not asked."""
        self.allowed = {capacity_words.code(c): c for c in capacities}
        offer(self, "acting", capacity_words.choices(self.allowed.values(), self.scene.charter))
        if len(self.allowed) == 1:
            self.fields["acting"].widget = forms.HiddenInput()
            self.initial["acting"] = next(iter(self.allowed))
        self.acting_last()

    def acting_last(self) -> None:
        """Ask in which capacity the person acts after all the rest; for a form that adds fields."""
        self.fields["acting"] = self.fields.pop("acting")

    @property
    def actor(self) -> Actor:
        """Who acts, in which capacity, by which gesture. Only on a valid form."""
        chosen = self.allowed[self.cleaned_data["acting"]]
        seat, office = (chosen, None) if isinstance(chosen, Seat) else (None, chosen)
        gesture: UUID = self.cleaned_data["gesture"]
        return Actor(self.scene.member.person, seat=seat, office=office, gesture=gesture)

    @property
    def signature(self) -> dict[str, Any]:
        """By whom and when, as every domain call asks. Only on a valid form."""
        return {"by": self.actor, "now": self.scene.now}

    def values(self, *names: str) -> dict[str, Any]:
        """What the person wrote in these fields, as arguments of the domain call. Only on a
        valid form."""
        return {name: self.cleaned_data[name] for name in names}

    @property
    def status(self) -> int:
        """The HTTP status of the page that shows this form."""
        if not self.is_bound or self.resumed:
            return 200
        return 409 if self.conflict is not None or self.already_done else 422

    def clean_confirmed(self) -> bool:
        """True when the person was asked about exactly what this form now says."""
        return bool(self.cleaned_data["confirmed"] == self.fingerprint())

    def fingerprint(self) -> str:
        """What the person wrote, in a few characters; a field left out is one left empty."""
        own = {"csrfmiddlewaretoken", *(self.add_prefix(name) for name in CARRIED)}
        sent = QueryDict(mutable=True)
        sent.update(self.data)
        words = {
            name: [" ".join(value.split()) for value in map(str, sent.getlist(name))]
            for name in sent
        }
        written = sorted(
            (name, values) for name, values in words.items() if name not in own and any(values)
        )
        return hashlib.sha256(json.dumps(written).encode()).hexdigest()

    def attempt(self, act: Callable[[], Any]) -> bool:
        """Make the domain call and keep its `result`; False when it was refused: the form says
        why."""
        try:
            self.result = act()
        except STOPPED as stopped:
            self.explain(stopped)
            return False
        return True

    def explain(self, stopped: Exception) -> None:
        """Keep what stopped the call, for the page to say."""
        match stopped:
            case ValidationError():
                self.refuse(stopped)
            case Refused():
                self.refused, self.obstacles = True, stopped.obstacles
            case NeedsConfirmation():
                self.obstacles, self.cautions = stopped.obstacles, stopped.cautions
                self.set_value("confirmed", self.fingerprint())
            case Changed():
                self.conflict = stopped.current
                self.set_value("version", stopped.current.version)
            case AlreadyDone():
                self.already_done = True
                self.set_value("gesture", uuid4())

    def refuse(self, error: ValidationError) -> None:
        """Show a business refusal beside its field when it has one, else above the form."""
        for name, messages in getattr(error, "error_dict", {None: [error]}).items():
            self.add_error(name if name in self.fields else None, messages)

    def set_value(self, name: str, value: Any) -> None:
        """Change what the form will send next, keeping all that the person wrote."""
        data = QueryDict(mutable=True)
        data.update(self.data)
        data[self.add_prefix(name)] = value
        self.data = data

    @property
    def caution_words(self) -> Iterable[str]:
        """The cautions to be confirmed, in sentences. A form that has others says them."""
        return [str(CAUTIONS.get(code, code)) for code in self.cautions]

    @property
    def articles_in_the_way(self) -> list[ArticleInTheWay]:
        """The obstacles, each with the article of the charter that it comes from."""
        return in_the_way(self.obstacles, self.scene.charter)

    def differences(self) -> list[FieldDifference]:
        """After a conflict: what the record has become and what the person had written, where
        they differ."""
        current = self.current_values(self.conflict) if self.conflict is not None else {}
        found = (
            difference(
                str(self[name].label), self.shown(name, value), self.shown(name, self[name].data)
            )
            for name, value in current.items()
        )
        return [row for row in found if row is not None]

    def shown(self, name: str, value: Any) -> str:
        """A value as the person reads it in the form: the words of a choice, nothing for
        nothing."""
        words = {str(code): str(label) for code, label in getattr(self.fields[name], "choices", ())}
        text = "" if value is None else str(value)
        return words.get(text, text)

    def current_values(self, current: Any) -> dict[str, Any]:
        """Field name → value that the record now has, as the form would write it. A form
        overrides it as it needs."""
        return {
            name: getattr(current, name)
            for name in self.fields
            if name not in CARRIED and hasattr(current, name)
        }


class ButtonForm(WriteForm):
    """One button and nothing to write; whoever changed the record meanwhile is told of, that is
    all."""

    holds_words = False

    def current_values(self, current: Any) -> dict[str, Any]:
        return {}


class OwnForm(WriteForm):
    """What a person does for themselves: for no seat and no office."""

    def __init__(self, data: Any = None, *, scene: Scene, **kwargs: Any) -> None:
        super().__init__(data, scene=scene, capacities=(), **kwargs)
        del self.fields["acting"]

    @property
    def actor(self) -> Actor:
        """The person, by this gesture."""
        return Actor(self.scene.member.person, gesture=self.cleaned_data["gesture"])


class DaysForm(WriteForm):
    """From a day to another; a single day ends on itself."""

    first = day_field(_("First day"))
    last = day_field(_("Last day"), required=False, help_text=_("Leave it empty for a single day."))

    def clean(self) -> dict[str, Any]:
        written: dict[str, Any] = super().clean() or self.cleaned_data
        written["last"] = written.get("last") or written.get("first")
        return written
