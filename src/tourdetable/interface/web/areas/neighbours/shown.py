"""What is near what somebody writes, shown in the form, once before it is sent.

A form to begin something is a `BeginningForm`. Its view makes a `Nearby` of its fields and answers
with `answer_beginning`: the form comes back once with what is near, and asks what is added. Its
fields include `neighbours/asked.html`; its page loads `near.js`, which shows the same as one types.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.db import OperationalError
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tourdetable.domain.journal.models import Event
from tourdetable.domain.networks.queries import standings
from tourdetable.domain.search.actions.feeding import refresh
from tourdetable.domain.search.marks import SearchPlace
from tourdetable.domain.search.models import SearchEntry
from tourdetable.domain.search.neighbours import Neighbour, Pointer, near
from tourdetable.domain.topics.models import Topic
from tourdetable.domain.topics.rules import may_support
from tourdetable.interface.web.answer import answer
from tourdetable.interface.web.base.forms import WriteForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene

LONGEST = 3_000
"""Characters that are read of what somebody writes."""
MOST_DIGITS = 18
"""Of an id that an address says."""
TOPIC = "topic"
SHORTEST = 4
"""Characters of a title that is worth comparing."""


@dataclass(frozen=True)
class NearKind:
    """What a neighbour is called, the name of its page's address, and the key of the page."""

    label: str | Promise
    page: str
    key: Callable[[SearchEntry], object] = lambda entry: entry.about


KINDS: Mapping[str, NearKind] = {
    TOPIC: NearKind(_("Topic"), "topic"),
    "body": NearKind(_("Body"), "body", lambda entry: entry.part),
    "decision": NearKind(_("Decision"), "decision"),
    "scheme": NearKind(_("Outside the network"), "scheme"),
    "terms": NearKind(_("Terms of reference"), "group_terms", lambda entry: entry.part),
    "deliverable": NearKind(_("Deliverable"), "work", lambda entry: entry.part),
    "experience": NearKind(_("Experience"), "experience"),
    "entry": NearKind(_("In the library"), "entry"),
}
"""By the code of the source of the index."""


@dataclass(frozen=True)
class NeighbourShown:
    """A neighbour as a reader meets it: what it is, where it comes from, why it is shown, how near
    it seems."""

    kind: str
    title: str
    url: str
    place: str
    shared: str
    is_close: bool
    support: str = ""


class BeginningForm(WriteForm):
    """What somebody begins: `seen` says that its neighbours were shown, which stand under the field
    `begins` where its fields are not laid out by hand (`neighbours/fields.html`)."""

    begins = "title"
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=1)


@dataclass(frozen=True)
class Nearby:
    """What is near a title and the words under it, for a reader; `but`: what is being changed, or
    is what it comes from; `adds`: its form asks what it adds."""

    scene: Scene
    title: str
    text: str = ""
    but: Pointer | None = None
    adds: bool = False

    @classmethod
    def of(cls, form: WriteForm, title: str, *under: str, but: Pointer | None = None) -> Nearby:
        """What is near what stands in these fields of a form."""
        words = [str(form[name].value() or "") for name in (title, *under)]
        return cls(form.scene, words[0], "\n".join(words[1:]), but, "added" in form.fields)

    @property
    def aside(self) -> str:
        """What is left out, as the address of the piece of the form says it (`pointer_of`)."""
        return ":".join(map(str, self.but)) if self.but else ""

    @cached_property
    def found(self) -> list[NeighbourShown]:
        """The nearest first. The number of queries does not grow with what is kept."""
        if len(self.title.strip()) < SHORTEST:
            return []
        bring_up(self.scene)
        wanted = near(self.title[:LONGEST], self.text[:LONGEST], self.places, self.but)
        joined = self.supportable(wanted)
        return [self.shown(one, joined) for one in wanted]

    @property
    def places(self) -> Iterable[SearchPlace]:
        """The networks where the reader sits (three queries)."""
        every = standings(self.scene.member.person, now=self.scene.now)
        return [SearchPlace(one.network, one.charter, one) for one in every]

    def shown(self, neighbour: Neighbour, joined: Collection[int]) -> NeighbourShown:
        """As the reader meets it; with where one supports it instead, if it is a topic of those."""
        entry, kind = neighbour.entry, KINDS[neighbour.entry.source]
        url = reverse(kind.page, args=[entry.generation.network.slug, kind.key(entry)])
        shared, support = ", ".join(neighbour.shared), ""
        if entry.source == TOPIC and entry.about in joined:
            support = self.scene.url("topic_support", entry.about)
        return NeighbourShown(
            str(kind.label),
            entry.title,
            url,
            self.place_of(entry),
            shared,
            neighbour.is_close,
            support,
        )

    def place_of(self, entry: SearchEntry) -> str:
        """Whose it is: the network when it is another one, the body."""
        names = [entry.generation.network.name] if self.is_away(entry) else []
        body = entry.body if entry.source != "body" else None
        return ", ".join([*names, *([body.name] if body else [])])

    def is_away(self, entry: SearchEntry) -> bool:
        return entry.generation.network_id != self.scene.network.pk

    def supportable(self, found: Iterable[Neighbour]) -> set[int]:
        """The topics of this network, among these, that a seat of the reader may support (a
        query)."""
        entries = (one.entry for one in found)
        here = [e.about for e in entries if e.source == TOPIC and not self.is_away(e)]
        rows = Topic.objects.filter(pk__in=here).select_related("body", "sent_to", "network")
        return {topic.pk for topic in rows if may_support(self.scene.member, topic)}

    def come_first(self, request: Request, form: WriteForm) -> bool:
        """Whether the form comes back once with them, before it is carried out."""
        if request.method != "POST" or not form.is_valid() or form.cleaned_data["seen"]:
            return False
        return not was_sent(form) and bool(self.found)


def pointer_of(aside: str) -> Pointer | None:
    """What an address leaves out, if anything.

    >>> pointer_of("topic:12"), pointer_of("topic")
    (('topic', 12), None)
    """
    source, _colon, number = aside.partition(":")
    plain = number.isascii() and number.isdecimal() and len(number) < MOST_DIGITS
    return (source, int(number)) if plain else None


def was_sent(form: WriteForm) -> bool:
    """Whether this very form was carried out already: what is near is then what it made."""
    return Event.objects.filter(gesture=form.cleaned_data["gesture"]).exists()


def answer_beginning(
    request: Request,
    form: WriteForm,
    act: Callable[[], Any],
    template: str,
    nearby: Nearby | None,
    **context: Any,
) -> HttpResponse:
    """Show the form once with what is near, if anything is; then, or where nothing begins, as
    `answer` does."""
    if nearby is not None:
        context["aside"] = nearby.aside
    if nearby is not None and nearby.come_first(request, form):
        shown = {"form": form, "nearby": nearby, **context}
        return render(request, template, shown, status=form.status)
    return answer(request, form, act, template, **context)


def bring_up(scene: Scene) -> None:
    """Index what was recorded since; where another writer is at it, what is indexed answers."""
    try:
        refresh(network=scene.network, on=scene.today)
    except OperationalError:
        return
