"""The founding as far as it has gone in one browser: what was typed at each step, kept in the
session until all is founded at once."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from functools import cached_property
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.model import Charter
from tourdetable.domain.founding import charters
from tourdetable.domain.founding.logos import MOST_BYTES, LogoFile, read_logo
from tourdetable.domain.founding.outline import Foundation, NetworkOutline, OperatorFacts
from tourdetable.domain.founding.queries import installation
from tourdetable.domain.networks.actions.charters import LONGEST
from tourdetable.domain.networks.enums import Accent, SchoolZone
from tourdetable.interface.web.areas.founding import bodies
from tourdetable.interface.web.areas.founding.forms import (
    NO_ZONE,
    OWN,
    CharterForm,
    NetworkForm,
    OperatorForm,
    PersonForm,
    time_zones,
)
from tourdetable.interface.web.areas.pages import operator
from tourdetable.interface.web.base.http import Request

DRAFT = "founding"
"""Session key of what was typed."""

OPERATOR, CHARTER, NETWORK, BODIES, PERSON, REVIEW = (
    "operator",
    "charter",
    "network",
    "bodies",
    "person",
    "review",
)
OF_THE_FORM = frozenset({"csrfmiddlewaretoken", "go"})


def titles() -> dict[str, str]:
    """What each step is called."""
    return {
        OPERATOR: _("Who runs this site"),
        CHARTER: _("The charter"),
        NETWORK: _("The network"),
        BODIES: _("The bodies"),
        PERSON: _("The first person"),
        REVIEW: _("Read over"),
    }


class Wizard:
    """The steps of one founding."""

    def __init__(self, request: Request) -> None:
        self.request = request
        self.draft: dict[str, Any] = request.session.setdefault(DRAFT, {"gesture": str(uuid4())})
        self.files: dict[str, list[str]] = {}

    @cached_property
    def steps(self) -> list[str]:
        """Who runs the site is asked once."""
        every = list(titles())
        return every if installation() is None else every[1:]

    @property
    def gesture(self) -> UUID:
        return UUID(self.draft["gesture"])

    def typed(self, step: str) -> dict[str, str]:
        found: dict[str, str] = self.draft.get(step, {})
        return found

    def keep(self, step: str) -> None:
        """Keep what was sent at a step, right or wrong; a file that cannot be read is told of."""
        sent = {name: value for name, value in self.request.POST.items() if name not in OF_THE_FORM}
        if len(sent.get("text", "")) > LONGEST:
            sent["text"] = self.typed(step).get("text", "")
            self.files["text"] = [_("This text is too long: it was not kept. Shorten it.")]
        self.draft[step] = sent
        upload = self.request.FILES.get("upload")
        if upload is not None:
            self.keep_file(step, upload)
        elif step == NETWORK and sent.get("no_logo"):
            self.draft.pop("logo", None)
        self.request.session.modified = True

    def keep_file(self, step: str, upload: Any) -> None:
        """Keep a charter as text, or a logo as an image."""
        most = charters.BYTES if step == CHARTER else MOST_BYTES
        try:
            content = upload.read(most + 1)
            if step == CHARTER:
                self.draft[step]["choice"] = OWN
                self.draft[step]["text"] = charters.text_of_file(content)
            elif step == NETWORK:
                logo = read_logo(content)
                kept = base64.b64encode(logo.content).decode()
                said = {"media_type": logo.media_type, "tidied": logo.tidied}
                self.draft["logo"] = {**said, "content": kept}
        except ValidationError as error:
            self.files["upload"] = error.messages

    @property
    def logo(self) -> LogoFile | None:
        kept = self.draft.get("logo")
        if kept is None:
            return None
        content = base64.b64decode(kept["content"])
        return LogoFile(kept["media_type"], content, kept.get("tidied", False))

    def form(self, step: str, *, bound: bool) -> Any:
        """The form of a step, as it was typed; `bound`, with what is wrong in it."""
        typed = self.typed(step)
        data = typed if bound else None
        made = {
            OPERATOR: self.operator_form,
            CHARTER: self.charter_form,
            NETWORK: self.network_form,
            BODIES: self.bodies_form,
            PERSON: self.person_form,
        }[step](data, typed)
        if bound:
            if self.files and step == CHARTER:
                made.errors.clear()
            for name, words in self.files.items():
                made.add_error(name if name in made.fields else None, words)
        return made

    def operator_form(self, data: Any, typed: Mapping[str, str]) -> forms.Form:
        known = operator.from_file()
        start = {name: operator.said_by(known, name) for name in OperatorForm.base_fields}
        return OperatorForm(data, initial={**(typed or start)})

    def charter_form(self, data: Any, typed: Mapping[str, str]) -> forms.Form:
        return CharterForm(data, models=charters.models(), initial=typed)

    def network_form(self, data: Any, typed: Mapping[str, str]) -> forms.Form:
        charter = self.charter
        start = {"name": charter.network_name, "time_zone": charter.time_zone, "school_zone": ""}
        return NetworkForm(data, zone=charter.time_zone, initial=typed or start)

    def bodies_form(self, data: Any, _typed: Mapping[str, str]) -> forms.Form:
        return bodies.BodiesForm(data, charter=self.charter, typed=self.lines)

    def person_form(self, data: Any, typed: Mapping[str, str]) -> forms.Form:
        opened = self.written(BODIES)["bodies"]
        return PersonForm(data, charter=self.charter, bodies=opened, initial=typed)

    @property
    def lines(self) -> dict[str, str]:
        """The lines of the bodies, as typed, or as the charter calls for them."""
        today = timezone.localdate(self.request.now)
        return self.typed(BODIES) or bodies.called_for(self.charter, today)

    def change_lines(self, go: str) -> bool:
        """Add a line, or remove one; whether that was asked."""
        what, _dash, at = go.partition("-")
        today = timezone.localdate(self.request.now)
        if what == "add":
            self.draft[BODIES] = bodies.with_one_more(self.lines, self.charter, today)
        elif what == "remove":
            self.draft[BODIES] = bodies.without(self.lines, at)
        return what in {"add", "remove"}

    def written(self, step: str) -> dict[str, Any]:
        """What was written at a step that is right."""
        form = self.form(step, bound=True)
        form.is_valid()
        found: dict[str, Any] = form.cleaned_data
        return found

    @cached_property
    def charter(self) -> Charter:
        found: Charter = self.written(CHARTER)["charter"]
        return found

    def first_missing(self, before: str) -> str | None:
        """The first step before this one that is not right yet."""
        for step in self.steps[: self.steps.index(before)]:
            if not self.typed(step) or not self.form(step, bound=True).is_valid():
                return step
        return None

    def next_to(self, step: str, by: int = 1) -> str:
        """The step after (or before) this one."""
        return self.steps[max(0, self.steps.index(step) + by)]

    def foundation(self) -> Foundation:
        """All that was asked, once each step is right."""
        facts = self.written(OPERATOR) if OPERATOR in self.steps else None
        return Foundation(
            charter=self.written(CHARTER)["chosen"],
            network=NetworkOutline(**self.written(NETWORK), logo=self.logo),
            bodies=self.written(BODIES)["bodies"],
            person=self.written(PERSON)["person"],
            operator=OperatorFacts(**facts) if facts else None,
        )

    def words_of(self, network: NetworkOutline) -> dict[str, Any]:
        """What was chosen for the network, as people say it."""
        return {
            "zone": dict(time_zones(self.charter.time_zone))[network.time_zone],
            "school_zone": dict(SchoolZone.choices).get(network.school_zone, NO_ZONE),
            "accent": Accent(network.accent).label,
        }
