"""Saying who is present on a territory: a pasted list, one institution a line, each of which is
matched with the directory before anything is written."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tourdetable.core.charter.terms.model import Charter
from tourdetable.domain.networks.actions.presences import PresenceDraft, PresenceState
from tourdetable.domain.networks.models import Body, Presence
from tourdetable.domain.people.enums import Alike
from tourdetable.domain.people.finding import NearInstitution, NearInstitutions
from tourdetable.domain.people.models import Institution
from tourdetable.interface.web.base.fields import day_field
from tourdetable.interface.web.base.forms import CARRIED, WriteForm, offer

MOST = 70
"""Lines that one list may have."""
LONGEST = 200
NEAREST = 5
"""How many institutions are proposed for a line."""
NEW, NONE = "new", "none"
SURE = (Alike.NAME, Alike.SIRET)


def colleges(charter: Charter, body: Body) -> list[tuple[str, str]]:
    """The colleges that the charter seats in a body, to choose from."""
    return [(one.code, one.name) for one in charter.vocabulary.colleges_of(body.kind)]


class NamesForm(WriteForm):
    """The list as it is pasted, then what each of its lines is (`lines`, once it has been read)."""

    college = forms.ChoiceField(
        label=gettext_lazy("In which college?"),
        widget=forms.RadioSelect,
        help_text=gettext_lazy("The whole list goes into it: make one list for each college."),
    )
    starts = day_field(
        gettext_lazy("Present since"),
        help_text=gettext_lazy(
            "A day in the past is allowed: the charter is then judged again from that day on."
        ),
    )
    names = forms.CharField(
        label=gettext_lazy("Institutions, one a line"),
        widget=forms.Textarea(attrs={"rows": 8}),
        max_length=MOST * LONGEST,
        help_text=gettext_lazy(
            "Type them or paste a column of a spreadsheet. You see what becomes of each line "
            "before anything is recorded."
        ),
    )
    read = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    def __init__(self, data: Any = None, *, body: Body, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.body = body
        self.lines: list[str] = []
        self.known: dict[str, Institution] = {}
        offer(self, "college", colleges(self.scene.charter, body))
        self.initial.setdefault("starts", self.scene.today)
        if self.has_read:
            self.add_lines(list(lines_of(self.data.get("names", ""))))

    @property
    def has_read(self) -> bool:
        """Whether these very names were read, and each line shown with what it becomes."""
        names = self.data.get("names", "")
        return bool(self.is_bound and names and self.data.get("read") == digest(names))

    def clean_names(self) -> str:
        """The list, if it can be read."""
        names: str = self.cleaned_data["names"]
        lines = list(lines_of(names))
        if not lines:
            raise ValidationError(_("Write at least one name."))
        if len(lines) > MOST:
            words = _("This list has %(count)d lines; send %(most)d at most at a time.")
            raise ValidationError(words % {"count": len(lines), "most": MOST})
        if long := next((line for line in lines if len(line) > LONGEST), ""):
            words = _("“%(line)s…” is too long for a name: is it one institution a line?")
            raise ValidationError(words % {"line": long[:60]})
        return names

    def read_lines(self) -> int:
        """Show what each line of a valid list becomes. Nothing is recorded: the status of a page
        that is only read."""
        written = {name: self.data.get(name) for name in self.fields if name not in CARRIED}
        lines = list(lines_of(self.cleaned_data["names"]))
        self.is_bound = False
        self.initial.update(written, read=digest(self.cleaned_data["names"]))
        self.add_lines(lines)
        return self.status

    def add_lines(self, lines: list[str]) -> None:
        """One choice for each line: an institution of the directory, a new one, or nothing."""
        self.lines, directory = lines[:MOST], NearInstitutions()
        for number, line in enumerate(self.lines):
            near = directory.of(line)[:NEAREST]
            self.known |= {str(one.institution.pk): one.institution for one in near}
            self.fields[f"line_{number}"] = line_field(line, near)
        self.acting_last()

    def clean(self) -> dict[str, Any]:
        """What was chosen, as `drafts` too, once every line is something."""
        written: dict[str, Any] = super().clean() or self.cleaned_data
        chosen = {line: written.get(f"line_{n}") for n, line in enumerate(self.lines)}
        if "college" not in written or None in chosen.values():
            return written
        written["drafts"] = [
            PresenceDraft(line if code == NEW else self.known[str(code)], written["college"])
            for line, code in chosen.items()
            if code != NONE
        ]
        if self.lines and not written["drafts"]:
            raise ValidationError(_("Every line is left out: nothing would be recorded."))
        return written


def line_field(line: str, near: Sequence[NearInstitution]) -> forms.ChoiceField:
    """What a line is: one of these institutions (already chosen where it is surely the one), a new
    one, or nothing."""
    found = [(str(one.institution.pk), in_words(one.institution)) for one in near]
    new = (NEW, _("Add “%(name)s” to the directory") % {"name": line})
    field = forms.ChoiceField(
        label=line,
        widget=forms.RadioSelect,
        choices=[*found, new, (NONE, _("Leave this line out"))],
        error_messages={"required": _("Say which institution this is.")},
    )
    if not near:
        field.initial = NEW
    elif near[0].why in SURE:
        field.initial = found[0][0]
    return field


def lines_of(names: str) -> Iterator[str]:
    """The names of a list, each once, without what a spreadsheet puts around them."""
    seen: set[str] = set()
    for line in names.splitlines():
        name = " ".join(line.replace("\t", " ").split()).strip("•–- ;,")
        if name and name.casefold() not in seen:
            seen.add(name.casefold())
            yield name


def digest(names: str) -> str:
    """A list in a few characters: browsers change the ends of lines."""
    return hashlib.sha256("\n".join(lines_of(names)).encode()).hexdigest()


def in_words(one: Institution) -> str:
    """An institution, with what tells it from others of the same name."""
    beside = [one.kind, one.get_tier_display() if one.tier else "", one.territory]
    told = ", ".join(filter(None, beside))
    return f"{one.name} ({told})" if told else one.name


class PresenceForm(WriteForm):
    """What is said of one presence; `seen` is what it was when the form was shown."""

    college = forms.ChoiceField(label=gettext_lazy("College"), widget=forms.RadioSelect)
    starts = day_field(gettext_lazy("Present since"))
    ends = day_field(
        gettext_lazy("Last day"),
        required=False,
        help_text=gettext_lazy("Leave it empty while the institution is present."),
    )
    seen = forms.CharField(widget=forms.HiddenInput, max_length=100)

    def __init__(self, data: Any = None, *, presence: Presence, **kwargs: Any) -> None:
        state = PresenceState.of(presence)
        super().__init__(data, initial={**state._asdict(), "seen": written(state)}, **kwargs)
        known = colleges(self.scene.charter, presence.body)
        if presence.college not in dict(known):
            known.append((presence.college, presence.college))
        offer(self, "college", known)

    def clean_seen(self) -> PresenceState:
        return state_of(self.cleaned_data["seen"])


class RemovalForm(WriteForm):
    """One button; `seen` as above."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=100)

    def __init__(self, data: Any = None, *, presence: Presence, **kwargs: Any) -> None:
        state = written(PresenceState.of(presence))
        super().__init__(data, initial={"seen": state}, **kwargs)

    def clean_seen(self) -> PresenceState:
        return state_of(self.cleaned_data["seen"])


def written(state: PresenceState) -> str:
    """What is said of a presence, as a form carries it."""
    return f"{state.starts}/{state.ends or ''}/{state.college}"


def state_of(carried: str) -> PresenceState:
    """The same, read again."""
    starts, _slash, rest = carried.partition("/")
    ends, _slash, college = rest.partition("/")
    try:
        last = date.fromisoformat(ends) if ends else None
        return PresenceState(college, date.fromisoformat(starts), last)
    except ValueError as error:
        raise ValidationError(
            _("Open this page again: it is not the one that was shown.")
        ) from error
