"""What is written in a session: what a voice says, what is asked of the room, joining it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tourdetable.core.charter.terms.model import Attribution, Charter
from tourdetable.domain.decisions.enums import Stance
from tourdetable.domain.rounds.actions.asking import (
    MOST_AT_TABLE,
    MOST_DOTS,
    MOST_TURNS,
    RoundDraft,
)
from tourdetable.domain.rounds.actions.saying import Saying
from tourdetable.domain.rounds.enums import (
    WITH_OPTIONS,
    ConsentStep,
    FirstVoice,
    Grade,
    RoundKind,
)
from tourdetable.domain.rounds.models import Round, RoundEntry
from tourdetable.interface.web.areas.minutes.forms import TextForm
from tourdetable.interface.web.base.forms import ButtonForm, PlainForm, WriteForm, offer

ATTRIBUTIONS = (
    (Attribution.INSTITUTION, gettext_lazy("my institution")),
    (Attribution.NAMED, gettext_lazy("me, by name")),
    (Attribution.COLLEGE, gettext_lazy("my college only")),
    (Attribution.NONE, gettext_lazy("nobody")),
)
WITHOUT_SEAT = (
    (Attribution.NAMED, gettext_lazy("me, by name")),
    (Attribution.NONE, gettext_lazy("nobody")),
)
SAY, TAKE = "say", "take"
OPTION = "option-"


class SayFields:
    """The fields in which a voice says something in a round, filled with what it has said."""

    def __init__(
        self, form: forms.Form, one: Round, entry: RoundEntry | None, charter: Charter
    ) -> None:
        self.form, self.one, self.entry, self.charter = form, one, entry, charter

    def add(self, *, seated: bool) -> None:
        """Add them to the form."""
        if self.one.kind in WITH_OPTIONS:
            self.add_options()
            return
        if self.one.step == ConsentStep.OBJECT:
            self.add_stance()
        if self.one.kind == RoundKind.ELECTION:
            self.add_named()
        self.add_words()
        if self.one.step == ConsentStep.OBJECT:
            asked = gettext_lazy("If you object, or have a reservation: what would lift it?")
            self.add_area("would_lift", asked, 2)
        self.add_attribution(WITHOUT_SEAT if not seated else ATTRIBUTIONS)

    def add_words(self) -> None:
        """What is said: a line in a go-round, ideas in a silent round."""
        words = {
            RoundKind.GO_ROUND: gettext_lazy(
                "What the minutes should keep of it, in a line or two"
            ),
            RoundKind.SILENT: gettext_lazy("Your ideas, one on each line"),
            RoundKind.ELECTION: gettext_lazy("For which reasons?"),
            RoundKind.CAFE: gettext_lazy("What your table wants to keep, one idea on each line"),
        }
        asked = words.get(RoundKind(self.one.kind), gettext_lazy("In your words"))
        self.add_area("words", asked, 4)

    def add_area(self, name: str, label: Any, rows: int) -> None:
        said = getattr(self.entry, name, "")
        area = forms.Textarea(attrs={"rows": rows})
        self.form.fields[name] = forms.CharField(
            label=label, required=False, widget=area, initial=said
        )

    def add_named(self) -> None:
        """Whom one proposes."""
        self.form.fields["named"] = forms.CharField(
            label=gettext_lazy("Whom does your seat propose?"),
            max_length=120,
            required=False,
            initial=self.entry.named if self.entry else "",
        )

    def add_stance(self) -> None:
        """Where the seat stands, among the positions of the charter."""
        known = [(one.value, one.label) for one in Stance if one in self.charter.positions]
        self.form.fields["stance"] = forms.ChoiceField(
            label=gettext_lazy("Where does your seat stand?"),
            choices=known,
            widget=forms.RadioSelect,
            required=False,
            initial=self.entry.stance if self.entry else "",
        )

    def add_attribution(self, choices: Any) -> None:
        """To whom it is attributed, as the charter says unless one says otherwise."""
        usual = self.charter.minutes.attribution
        if choices is WITHOUT_SEAT:
            usual = Attribution.NONE
        self.form.fields["attribution"] = forms.ChoiceField(
            label=gettext_lazy("In the minutes, attribute this to"),
            choices=choices,
            initial=self.entry.attribution if self.entry else usual,
        )

    def add_options(self) -> None:
        """Dots, or a grade, for each proposal."""
        given = self.entry.choices if self.entry else {}
        made = self.dots_field if self.one.kind == RoundKind.DOTS else self.grade_field
        for option in self.one.options.all():
            known = made(given.get(str(option.pk)))
            known.label = option.words
            self.form.fields[f"{OPTION}{option.pk}"] = known

    def dots_field(self, known: int | None) -> forms.Field:
        """How many dots a proposal is given."""
        most = self.one.per_seat
        return forms.IntegerField(min_value=0, max_value=most, required=False, initial=known or 0)

    def grade_field(self, known: int | None) -> forms.Field:
        """The grade that it is given."""
        return forms.TypedChoiceField(
            choices=[(g.value, g.label) for g in reversed(Grade)],
            coerce=int,
            empty_value=None,
            widget=forms.RadioSelect,
            required=False,
            initial=known,
        )

    def saying(self, label: str = "") -> Saying:
        """What was written. Only on a valid form."""
        written = self.form.cleaned_data
        choices = {
            int(name.removeprefix(OPTION)): value
            for name, value in written.items()
            if name.startswith(OPTION) and value is not None
        }
        named = ("words", "stance", "would_lift", "named", "attribution")
        return Saying(
            choices=choices, label=label, **{n: written[n] for n in named if n in written}
        )


def about(one: Round) -> str:
    """What a form answers: the round, and the step."""
    return f"{one.pk}-{one.step}"


TYPED = ("named", "words", "would_lift", "how_lifted", "elected")
"""What one types in a session."""


def written_in(data: Mapping[str, Any] | None) -> str:
    """All that was typed in a form, to be given back when nothing can be made of it."""
    texts = (str((data or {}).get(name, "")).strip() for name in TYPED)
    return "\n".join(text for text in texts if text)


def is_late(data: Mapping[str, Any] | None, one: Round | None) -> bool:
    """Whether something was sent for what is not asked any more."""
    said = str((data or {}).get("about", ""))
    return bool(said) and (one is None or said != about(one))


def must_be_about(said: str, one: Round | None) -> Round:
    """The round that a form answers, unless something else is asked meanwhile."""
    if one is None or said != about(one):
        words = _("Something else is asked now: read the page again. Nothing was recorded.")
        raise ValidationError(words)
    return one


class PhoneForm(ButtonForm):
    """What one says for a seat; or a button that lets the floor go, or takes the lead (`do`)."""

    do = forms.CharField(required=False, widget=forms.HiddenInput)
    about = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, one: Round | None, entry: RoundEntry | None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        data = self.data if self.is_bound else None
        late = is_late(data, one)
        self.unsent = written_in(data) if late else ""
        leads = data is not None and data.get("do") == TAKE
        known = one if one and not late and not leads else None
        self.said = SayFields(self, known, entry, self.scene.charter) if known else None
        if self.said and one:
            self.initial["about"] = about(one)
            self.said.add(seated=True)
        self.acting_last()


class JoinerForm(PlainForm):
    """The same for somebody who joined without an account."""

    gesture = forms.UUIDField(widget=forms.HiddenInput)
    do = forms.CharField(required=False, widget=forms.HiddenInput)
    about = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        data: Any,
        *,
        one: Round | None,
        entry: RoundEntry | None,
        charter: Charter,
        seated: bool,
    ) -> None:
        asked = about(one) if one else ""
        super().__init__(data, initial={"gesture": uuid4(), "about": asked})
        late = is_late(data, one)
        self.unsent = written_in(data) if late else ""
        known = one if one and not late else None
        self.said = SayFields(self, known, entry, charter) if known else None
        if self.said:
            self.said.add(seated=seated)

    @property
    def token(self) -> UUID:
        """The gesture. Only on a valid form."""
        found: UUID = self.cleaned_data["gesture"]
        return found


class LeadForm(ButtonForm):
    """The buttons of whoever leads (`do`), and what some of them need."""

    do = forms.CharField(max_length=60, widget=forms.HiddenInput)
    asked = forms.IntegerField(required=False, widget=forms.HiddenInput)
    seat = forms.ChoiceField(label=gettext_lazy("Hand the lead over to"), required=False)
    voice = forms.ChoiceField(label=gettext_lazy("Give the floor to"), required=False)
    words = forms.CharField(
        label=gettext_lazy("What is said, for the minutes"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    leaves = forms.ChoiceField(label=gettext_lazy("Close the link of"), required=False)
    how_lifted = forms.CharField(
        label=gettext_lazy("Which amendment lifts it?"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    elected = forms.CharField(
        label=gettext_lazy("The name that the reasons carry"), max_length=120, required=False
    )

    def write_of(self, voice: str) -> None:
        """Whom what is noted is about: what is being typed of one is not noted of the next."""
        self.fields["words"].widget.attrs["data-of"] = voice

    def offer_all(self, seats: Any, voices: Any, joined: Any) -> None:
        """Whom one may name."""
        none = ("", _("choose"))
        offer(self, "seat", [none, *seats])
        offer(self, "voice", [("", _("the next one")), *voices])
        offer(self, "leaves", [none, *joined])
        self.acting_last()
        self.initial.setdefault("acting", next(iter(self.allowed)))


class RoomQuestionForm(WriteForm):
    """What is asked of the room."""

    kind = forms.ChoiceField(
        label=gettext_lazy("How"), choices=RoundKind.choices, widget=forms.RadioSelect
    )
    question = forms.CharField(label=gettext_lazy("What is asked"), max_length=300, required=False)
    order = forms.ChoiceField(
        label=gettext_lazy("Go-round: who speaks first"),
        choices=FirstVoice.choices,
        initial=FirstVoice.RANDOM,
    )
    options = forms.CharField(
        label=gettext_lazy("Dots and grades: the proposals, one on each line"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    per_seat = forms.IntegerField(
        label=gettext_lazy("Dots: how many for each seat"),
        min_value=1,
        max_value=MOST_DOTS,
        initial=3,
        required=False,
    )
    decision = forms.ChoiceField(label=gettext_lazy("Consent: the proposal"), required=False)
    at_table = forms.IntegerField(
        label=gettext_lazy("World café: how many at a table"),
        min_value=3,
        max_value=MOST_AT_TABLE,
        initial=5,
        required=False,
    )
    conversations = forms.IntegerField(
        label=gettext_lazy("World café: how many conversations"),
        min_value=1,
        max_value=MOST_TURNS,
        initial=3,
        required=False,
    )

    def __init__(self, *args: Any, decisions: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("acting", next(iter(self.allowed)))
        self.decisions = {str(one.pk): one for one in decisions}
        none = ("", _("choose"))
        offer(self, "decision", [none, *((pk, called(d)) for pk, d in self.decisions.items())])

    def draft(self) -> RoundDraft:
        """What was written. Only on a valid form."""
        written = self.cleaned_data
        lines = written["options"].splitlines()
        consent = written["kind"] == RoundKind.CONSENT
        return RoundDraft(
            written["kind"],
            written["question"],
            lines,
            written["per_seat"] or 3,
            written["order"],
            self.decisions.get(written["decision"]) if consent else None,
            written["at_table"] or 5,
            written["conversations"] or 3,
        )


def called(decision: Any) -> str:
    """A proposal in a list."""
    return f"{decision.reference} – {decision.title}"


class JoinForm(PlainForm):
    """The code of the room, one's name, the seat for which one is there."""

    code = forms.CharField(
        label=gettext_lazy("Code shown in the room"),
        max_length=12,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )
    name = forms.CharField(
        label=gettext_lazy("Your name"),
        max_length=120,
        help_text=gettext_lazy("Whoever leads sees it; it is forgotten when the session ends."),
    )
    seat = forms.ChoiceField(label=gettext_lazy("For which seat are you there?"), required=False)
    gesture = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, data: Any, *, seats: Any, initial: dict[str, Any]) -> None:
        super().__init__(data, initial={"gesture": uuid4(), **initial})
        offer(self, "seat", [("", _("for none: I am called in")), *seats])


class CapturedForm(TextForm):
    """The minutes with what was said in the session: the secretary tidies them before anything is
    recorded."""

    text = forms.CharField(
        label=gettext_lazy("Text of the minutes"), widget=forms.Textarea(attrs={"rows": 28})
    )
