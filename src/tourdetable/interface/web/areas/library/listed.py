"""What the library holds, as one looks for it; and what is for everybody, as an Atom feed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page
from django.http import HttpResponse
from django.shortcuts import render
from django.template.defaultfilters import linebreaksbr
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language, gettext_lazy, pgettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tourdetable.domain.agendas.topics import preparers
from tourdetable.domain.library.enums import EntryKind
from tourdetable.domain.library.models import Entry
from tourdetable.domain.library.queries import (
    EntrySearch,
    for_everybody,
    seen_by,
    with_uses,
)
from tourdetable.domain.networks.models import Body
from tourdetable.domain.networks.rules import giving
from tourdetable.domain.tags.queries import tags_of
from tourdetable.domain.topics.rules import PREPARING
from tourdetable.interface.web.areas.library.page import byline, trail
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, in_network
from tourdetable.interface.web.paging import Pages

A_PAGE, MOST_TAGS, FED = 20, 40, 50
"""Entries of a page; tags that one may choose among; entries of the feed."""


Choice = tuple[str, str, Sequence[tuple[str, Any]], str]

USED = (("yes", gettext_lazy("Used by somebody")), ("no", gettext_lazy("Never used yet")))
ASKS = (
    ("word", gettext_lazy("its keeper’s word")),
    ("agenda", gettext_lazy("an agenda")),
    ("referral", gettext_lazy("to be sent up")),
)


@dataclass(frozen=True)
class EntryList:
    """A page of what is sought; `scene.standing` is None for strangers."""

    scene: Scene
    sought: EntrySearch
    number: str = ""

    @cached_property
    def page(self) -> Page[Entry]:
        reader = self.scene.standing
        rows = seen_by(reader) if reader else for_everybody(self.scene.network)
        found = with_uses(self.sought.among(rows, self.scene.today))
        return Pages(found, A_PAGE).get_page(self.number)

    @cached_property
    def lines(self) -> list[tuple[Entry, str, bool]]:
        """Each entry, who brought it, whether it waits for its keeper's word."""
        today = self.scene.today
        return [(one, byline(one, self.scene), one.is_stale(today)) for one in self.page]

    @property
    def leads(self) -> bool:
        """Whether the reader prepares meetings, by an office or a duty: they keep sources."""
        reader = self.scene.standing
        if reader is None:
            return False
        if any(giving(reader, right) for right in PREPARING):
            return True
        bodies = dict.fromkeys(seat.body for seat in reader.seats)
        return any(preparers(reader, body, now=self.scene.now) for body in bodies)

    @property
    def kinds(self) -> list[tuple[str, str, bool]]:
        """The kinds, and all: words, address, whether it is the one shown."""
        words = [("", pgettext("kinds of the library", "All")), *EntryKind.choices]
        return [(str(name), self.address(kind=code), code == self.kind) for code, name in words]

    @property
    def kind(self) -> str:
        return self.sought.kind if self.sought.kind in EntryKind.values else ""

    def address(self, **other: str) -> str:
        """The same list with something else asked."""
        return f"?{self.asked(**other)}"

    def asked(self, **other: str) -> str:
        said = asdict(replace(self.sought, **other))
        return urlencode({name: value for name, value in said.items() if value})

    @property
    def query(self) -> str:
        """What the address asks, but for the page, ending with `&`."""
        said = self.asked()
        return f"{said}&" if said else ""

    @cached_property
    def choices(self) -> list[Choice]:
        """What a member chooses among: a name, its words, its options, the one chosen; not where
        there is nothing to choose from."""
        network, one = self.scene.network, self.sought
        bodies = Body.objects.active(self.scene.today).filter(network=network)
        tags = tags_of(network).filter(entries__retired_on=None, entries__isnull=False).distinct()
        places = list(bodies.order_by("sort_key", "pk").values_list("slug", "name"))
        filed = list(tags.values_list("slug", "name")[:MOST_TAGS])
        every = (
            ("body", _("Body"), places if len(places) > 1 else [], one.body),
            ("tag", pgettext("one tag", "Tag"), filed, one.tag),
            ("used", _("Was it used?"), USED, one.used),
            ("asks", _("What it waits for"), ASKS, one.asks),
        )
        return [choice for choice in every if choice[2]]

    @property
    def is_narrowed(self) -> bool:
        """Whether something but a kind is asked."""
        return bool(replace(self.sought, kind="") != EntrySearch())


@require_safe
@in_network
def listed(request: Request, scene: Scene) -> HttpResponse:
    """What the reader may read; strangers, what is for everybody."""
    names = EntrySearch.__dataclass_fields__
    asked = {name: request.GET.get(name, "")[:80].strip() for name in names}
    found = EntryList(scene, EntrySearch(**asked), request.GET.get("page", "")[:8])
    way = trail(scene)[:1] if scene.standing else []
    context = {"found": found, "trail": [*way, {"label": _("Library"), "url": ""}]}
    return render(request, "library/library.html", context)


@require_safe
@in_network
def feed(request: Request, scene: Scene) -> HttpResponse:
    """What is for everybody, the latest first, for programs that read feeds."""
    site = request.build_absolute_uri("/").removesuffix("/")
    here, there = f"{site}{request.path}", f"{site}{scene.url('library')}"
    words: dict[str, Any] = {
        "title": scene.network.name,
        "description": _("Library"),
        "link": there,
        "author_name": scene.network.name,
    }
    made = Atom1Feed(**words, language=get_language(), feed_url=here, feed_guid=here)
    rows = for_everybody(scene.network).filter(retired_on=None)
    for one in with_uses(rows)[:FED]:
        made.add_item(**fed(one, scene, f"{site}{scene.url('entry', one.pk)}"))
    return HttpResponse(made.writeString("utf-8"), content_type=made.content_type)


def fed(entry: Entry, scene: Scene, address: str) -> dict[str, Any]:
    """What the feed says of one."""
    return {
        "title": entry.title,
        "link": address,
        "description": linebreaksbr("\n".join(filter(None, (entry.line, entry.text)))),
        "unique_id": address,
        "author_name": byline(entry, scene) or None,
        "pubdate": entry.brought_at,
        "updateddate": entry.brought_at,
        "categories": [str(entry.get_kind_display()), *(str(tag) for tag in entry.tags.all())],
    }
