"""One action for many bodies: chosen by tick boxes, then what was done in each, or why not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from tourdetable.domain.coordination.actions.reaching import MOST, reach_out
from tourdetable.domain.coordination.enums import OutreachKind
from tourdetable.domain.coordination.models import Outreach, OutreachPart
from tourdetable.domain.coordination.queries import asked_of_nobody
from tourdetable.domain.coordination.rules import kinds_supported, may_reach
from tourdetable.domain.networks.models import Body, Office
from tourdetable.interface.web.answer import answer, members_form, posted
from tourdetable.interface.web.areas.coordination.forms import FORMS, OutreachForm
from tourdetable.interface.web.areas.coordination.loading import outreaches, supporting, trail
from tourdetable.interface.web.areas.coordination.table import AskedOfSupport, SupportTable
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only

NAMED = 40
"""How many bodies are named before one acts."""
NAMED_APART = 8
"""How many are named of those where it cannot be done."""


@dataclass(frozen=True)
class ChosenBodies:
    """The bodies that an address names (`body=12`), or all that a table finds (`all=1`), among
    those that the reader supports."""

    scene: Scene
    offices: Sequence[Office]
    query: QueryDict

    @cached_property
    def table(self) -> SupportTable:
        return SupportTable(self.scene, self.offices, AskedOfSupport.of(self.query))

    @cached_property
    def bodies(self) -> list[Body]:
        """By name."""
        if self.query.get("all"):
            return self.with_network(row.body for row in self.table.found)
        asked = set(self.query.getlist("body"))
        return self.with_network(r.body for r in self.table.every if str(r.body.pk) in asked)

    def with_network(self, bodies: Any) -> list[Body]:
        found = list(bodies)
        for body in found:
            body.network = self.scene.network
        return found

    @property
    def named(self) -> list[Body]:
        return self.bodies[:NAMED]

    @property
    def more(self) -> int:
        """How many more are chosen."""
        return max(len(self.bodies) - NAMED, 0)

    @property
    def named_unheard(self) -> str:
        """The first ones of those of which a date would be asked of nobody."""
        more = "…" if len(self.unheard) > NAMED_APART else ""
        return ", ".join(body.name for body in self.unheard[:NAMED_APART]) + more

    @property
    def kind(self) -> OutreachKind | None:
        """What is to be done, if the address says it."""
        asked = self.query.get("act", "")
        return OutreachKind(asked) if asked in OutreachKind.values else None

    def offices_for(self, kind: OutreachKind) -> list[Office]:
        """The reader's offices that may do it in one of them at least."""
        able = (o for o in self.offices if self.any_reached(o, kind))
        return list(able) or list(self.offices)

    def any_reached(self, office: Office, kind: OutreachKind) -> bool:
        return any(may_reach(self.scene.charter, office, kind, body) for body in self.bodies)

    @cached_property
    def unheard(self) -> list[Body]:
        """Those of which a date would be asked of nobody (two queries, for dates alone)."""
        if self.kind is not OutreachKind.DATES:
            return []
        return asked_of_nobody(self.bodies, self.scene.charter, self.scene.today)

    @property
    def why_not(self) -> str:
        """Why nothing can be done; empty when it can."""
        if not self.bodies:
            return _("Tick one body at least, then choose what to do.")
        if len(self.bodies) > MOST:
            said = _("At most %(most)d bodies are reached at once: choose fewer.")
            return said % {"most": MOST}
        return ""


def explained(kind: OutreachKind) -> str:
    """What will be done in each body."""
    match kind:
        case OutreachKind.ANSWERS:
            return _("Each person who has not answered the next invitation has one message.")
        case OutreachKind.TASKS:
            return _("Those who hold the seats that have to carry them out have one message each.")
        case OutreachKind.DOCUMENT:
            return _(
                "It is attached to the next meeting of each, for those who sit there. They find it "
                "on the page of the meeting; no message leaves."
            )
        case OutreachKind.DATES:
            return _(
                "Those who convene each body have one message, and find it on My table until a "
                "meeting is in the calendar; where nobody does, the message goes to those who sit "
                "there. No date is drawn in their place."
            )


@members_form
def together(request: Request, scene: Scene) -> HttpResponse:
    """Do the same thing for the bodies that were ticked."""
    chosen = ChosenBodies(scene, supporting(scene), request.GET)
    kind = chosen.kind
    if kind is None:
        return redirect(scene.url("coordination"))
    files = request.FILES if request.method == "POST" else None
    able = chosen.offices_for(kind)
    form = FORMS[kind](posted(request), files=files, scene=scene, capacities=able)
    return answer(
        request,
        form,
        lambda: reach(form, chosen),
        "coordination/together.html",
        then=lambda made: scene.url("outreach", made.pk),
        said=_("Here is what became of it, body by body."),
        not_now=chosen.why_not,
        **page_of(chosen, kind),
    )


def reach(form: OutreachForm, chosen: ChosenBodies) -> Outreach:
    where: dict[str, Any] = {"network": chosen.scene.network, "bodies": chosen.bodies}
    return reach_out(details=form.details, **where, **form.signature)


def page_of(chosen: ChosenBodies, kind: OutreachKind) -> dict[str, Any]:
    """What the page says before one acts."""
    scene, title = chosen.scene, str(kind.label)
    page = {"title": title, "explain": explained(kind), "chosen": chosen}
    there = f"{scene.url('coordination')}?{chosen.table.query}"
    return page | {"trail": trail(scene, title), "cancel": there.rstrip("?&")}


@dataclass(frozen=True)
class OutreachPage:
    """What became of one action, body by body."""

    made: Outreach
    parts: Sequence[OutreachPart]

    @property
    def done(self) -> list[tuple[str, list[Body]]]:
        """What was done, each thing with the bodies where it was."""
        return by_words((self.reached(part), part.body) for part in self.parts if part.done)

    @property
    def left(self) -> list[tuple[str, list[Body]]]:
        """Why nothing was done, each reason with the bodies where it holds."""
        return by_words((part.words, part.body) for part in self.parts if not part.done)

    @property
    def number(self) -> int:
        """In how many bodies it was done."""
        return sum(part.done for part in self.parts)

    def reached(self, part: OutreachPart) -> str:
        """What was done in one body."""
        n = part.number
        match self.made.kind:
            case OutreachKind.ANSWERS:
                return ngettext("%(n)d person reminded", "%(n)d people reminded", n) % {"n": n}
            case OutreachKind.TASKS:
                return ngettext("%(n)d action reminded", "%(n)d actions reminded", n) % {"n": n}
            case OutreachKind.DOCUMENT:
                return _("attached to its next meeting")
            case _:
                return asked_words(n)


def by_words(rows: Iterable[tuple[str, Body]]) -> list[tuple[str, list[Body]]]:
    """What is said, in the order of the first body of which it is, with all of them."""
    found: dict[str, list[Body]] = {}
    for words, body in rows:
        found.setdefault(words, []).append(body)
    return list(found.items())


def asked_words(n: int) -> str:
    """Of how many people a date is asked by a message."""
    if not n:
        return _("a date is asked for on its page, but nobody there has a mailbox: no message left")
    words = ngettext("a date is asked of %(n)d person", "a date is asked of %(n)d people", n)
    return words % {"n": n}


@require_safe
@members_only
def outreach(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """What was done for many bodies, for whoever supports them."""
    offices = supporting(scene)
    kinds = kinds_supported(scene.charter, offices)
    made = get_object_or_404(outreaches(scene, offices), pk=pk)
    found = made.parts.select_related("body").order_by("body__sort_key", "pk")
    parts = [part for part in found if kinds is None or part.body.kind in kinds]
    title = str(OutreachKind(made.kind).label)
    context = {"page": OutreachPage(made, parts), "title": title, "trail": trail(scene, title)}
    return render(request, "coordination/outreach.html", context)
