"""The portrait of a diagnosis, proposed from what is known of its ground."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.http import HttpResponse, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tourdetable.domain.convention.actions.diagnosing import EntryDraft, bring_entries
from tourdetable.domain.convention.models import SharedDiagnosis
from tourdetable.domain.convention.portrait import (
    ProposedEntry,
    chosen,
    ground_of,
    proposed_entries,
)
from tourdetable.domain.convention.rules import may_contribute
from tourdetable.domain.territories.naming import words_of
from tourdetable.domain.territories.terrain import Terrain
from tourdetable.interface.language import labelled
from tourdetable.interface.web.answer import answer, members_form
from tourdetable.interface.web.areas.convention.diagnoses import to_diagnosis
from tourdetable.interface.web.areas.convention.diagnosing import closed, seats_only
from tourdetable.interface.web.areas.convention.loading import (
    by_form,
    form_of,
    members_diagnosis,
    trail,
)
from tourdetable.interface.web.areas.territories.searching import WHERE, DivisionSearch
from tourdetable.interface.web.areas.territories.words import source
from tourdetable.interface.web.base.forms import WriteForm, offer
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene

AMONG = "in"
"""The divisions that were chosen among those found, in the address."""


@dataclass(frozen=True)
class PortraitPage:
    """The ground of a diagnosis (that of its body, else what its words name, else what the address
    asks for), and what may be said of it."""

    scene: Scene
    diagnosis: SharedDiagnosis
    asked: QueryDict

    @cached_property
    def search(self) -> DivisionSearch:
        words = self.asked.get(WHERE) or self.diagnosis.territory.replace(_(" and "), ", ")
        return DivisionSearch({WHERE: words}, self.scene.today)

    @cached_property
    def read(self) -> frozenset[Terrain]:
        """What is read without being asked."""
        return ground_of(self.diagnosis, self.scene.today)

    @cached_property
    def ground(self) -> frozenset[Terrain]:
        if WHERE not in self.asked and self.read:
            return self.read
        known = dict(self.search.choices)
        picked = [key for key in self.asked.getlist(AMONG) if key in known]
        return frozenset(Terrain(key) for key in picked or self.search.sure)

    @property
    def words(self) -> str:
        """What the ground is called."""
        return words_of(self.ground, self.scene.today)

    @property
    def among(self) -> list[tuple[str, str, bool]]:
        """What was found, if there is a choice: key, what it is called, whether it is of the
        ground."""
        keys = {one.division for one in self.ground}
        found = [(key, words, key in keys) for key, words in self.search.choices]
        return found if any(key not in keys for key, _words in self.search.choices) else []

    @cached_property
    def proposals(self) -> list[ProposedEntry]:
        return proposed_entries(self.diagnosis, self.ground, self.scene.today)

    @property
    def source(self) -> dict[str, object]:
        return source()


class PortraitForm(WriteForm):
    """What is brought, among what is proposed; what the diagnosis says already is not."""

    entries = forms.MultipleChoiceField(
        label=gettext_lazy("Bring to the diagnosis"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose what you bring.")},
        help_text=gettext_lazy("Each line may be corrected afterwards, like any other."),
    )

    def __init__(self, *args: Any, proposals: list[ProposedEntry], **more: Any) -> None:
        super().__init__(*args, **more)
        self.proposals = [one for one in proposals if not one.is_said]
        offer(self, "entries", [(one.code, in_words(one)) for one in self.proposals])
        self.initial["entries"] = [one.code for one in self.proposals if not one.known]

    @property
    def drafts(self) -> list[EntryDraft]:
        """What was chosen. Only on a valid form."""
        return chosen(self.proposals, self.cleaned_data["entries"])


def in_words(one: ProposedEntry) -> str:
    """What is proposed, with where it comes from; what the diagnosis says otherwise."""
    draft = one.draft
    if draft.place:
        return f"{draft.words}, {draft.place}"
    said = {"what": labelled(draft.words, draft.value), "source": draft.source, "year": draft.year}
    words = _("%(what)s (%(source)s, %(year)s)") % said
    if not one.known:
        return words
    last = one.known[-1]
    former = {"words": words, "value": last.value, "year": last.year}
    return _("%(words)s; the diagnosis says %(value)s (%(year)s)") % former


@members_form
def portrait(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Bring what is known of the ground."""
    one = members_diagnosis(scene, pk)
    able = may_contribute(scene.member, one) or (() if not one.is_draft else seats_only())
    page = PortraitPage(scene, one, request.GET)
    form = form_of(PortraitForm, request, scene, able, None, proposals=page.proposals)
    act = by_form(form, bring_entries, "drafts", diagnosis=one)
    title, back = _("Propose figures and facilities"), scene.url("diagnosis", one.pk)
    context = {"page": page, "title": title, "eyebrow": one.title, "cancel": back}
    context |= {"trail": trail(scene, *to_diagnosis(scene, one), (title, ""))}
    return answer(
        request,
        form,
        act,
        "territories/portrait.html",
        then=back,
        said=_("It is in the diagnosis."),
        not_now=closed(one),
        submit=_("Bring what is ticked"),
        **context,
    )
