"""The tags of a network, and all that is filed under one, whatever the body."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from django.core.paginator import Page
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tourdetable.domain.networks.models import Office
from tourdetable.domain.networks.rules import may_compose_network
from tourdetable.domain.tags import actions
from tourdetable.domain.tags.models import Tag
from tourdetable.interface.web.answer import answer, domain_call, members_form, posted
from tourdetable.interface.web.areas.tags.forms import TagMergeForm, TagRenameForm
from tourdetable.interface.web.areas.tags.kinds import KINDS, TaggedKind, counted, known_to
from tourdetable.interface.web.base.capacities import reserved
from tourdetable.interface.web.base.forms import WriteForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, in_network
from tourdetable.interface.web.fresh.pages import fresh
from tourdetable.interface.web.paging import Pages

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

SHOWN = 20
"""Things of a kind that are shown at once."""
A_PAGE = 100


class FiledLine(NamedTuple):
    """Something that is filed under a tag: what it is called, where it is read, whose it is."""

    title: str
    url: str
    place: str


@dataclass(frozen=True)
class Filed:
    """Things of a kind that are filed under a tag, and whether there are more."""

    label: StrOrPromise
    lines: list[FiledLine]
    more: bool


@require_safe
@fresh()
@in_network
def listed(request: Request, scene: Scene) -> HttpResponse:
    """The tags under which the reader may read something, with how many things."""
    many = counted(scene.network, scene.standing)
    rows = Tag.objects.filter(network=scene.network, pk__in=many)
    page: Page[Tag] = Pages(rows, A_PAGE).get_page(request.GET.get("page"))
    every = [(one, many[one.pk]) for one in page]
    context = {"page": page, "tags": every, "trail": trail(scene), "query": ""}
    return render(request, "tags/tags.html", context)


@require_safe
@fresh()
@in_network
def tag(request: Request, scene: Scene, slug: str) -> HttpResponse:
    """All that the reader may read under it, by kind, across bodies."""
    one = tag_of(scene, slug)
    found = [some for some in filed_under(scene, one) if some.lines]
    if not found:
        raise Http404
    context = {
        "tag": one,
        "filed": found,
        "trail": trail(scene, one.name),
        "may_order": scene.standing is not None and bool(may_compose_network(scene.standing)),
    }
    return render(request, "tags/tag.html", context)


def filed_under(scene: Scene, one: Tag) -> Iterator[Filed]:
    """Each kind of which the reader reads some (one query each)."""
    for kind in KINDS:
        rows = kind.read_by(scene.network, scene.standing)
        if rows is not None:
            tagged = rows.filter(tags=one).select_related(*kind.around).order_by(*kind.order)
            found = list(islice(tagged.iterator(), SHOWN + 1))
            lines = [line_of(scene, kind, row) for row in found[:SHOWN]]
            yield Filed(kind.label, lines, len(found) > SHOWN)


def line_of(scene: Scene, kind: TaggedKind, row: Any) -> FiledLine:
    """Something as the reader meets it."""
    place = str(row.body or scene.network) if "body" in kind.around else ""
    url = scene.url(kind.page, attrgetter(kind.key)(row))
    return FiledLine(kind.named(row, scene.standing), url, place)


@members_form
def rename(request: Request, scene: Scene, slug: str) -> HttpResponse:
    """Write it otherwise."""
    one, able = tag_of(scene, slug), orderers(scene)
    begun = {"name": one.name}
    form = TagRenameForm(posted(request), scene=scene, capacities=able, initial=begun)
    act = domain_call(form, actions.rename_tag, "name", tag=one)
    explain = _("All that is filed under it stays there.")
    return answer_tag(request, form, act, one, title=_("Rename this tag"), explain=explain)


@members_form
def merge(request: Request, scene: Scene, slug: str) -> HttpResponse:
    """Have another one stand for it."""
    one, able = tag_of(scene, slug), orderers(scene)
    others = known_to(scene.member).exclude(pk=one.pk)
    form = TagMergeForm(posted(request), scene=scene, capacities=able, others=others)
    act = domain_call(form, actions.merge_tags, "into", tag=one)
    explain = _("All that is filed under it is filed under the other one, and this one is no more.")
    none = "" if others else _("There is no other tag.")
    words = {"title": _("Join this tag to another"), "explain": explain}
    return answer_tag(request, form, act, one, not_now=none, **words)


def tag_of(scene: Scene, slug: str) -> Tag:
    """A tag of the network, or 404."""
    found = get_object_or_404(Tag, network=scene.network, slug=slug)
    found.network = scene.network
    return found


def orderers(scene: Scene) -> tuple[Office, ...]:
    """The offices of the reader by which tags are put in order; 403 to others."""
    return may_compose_network(scene.member) or reserved(_("those who lead the network"))


def answer_tag(
    request: Request, form: WriteForm, act: Callable[[], Any], one: Tag, **context: Any
) -> HttpResponse:
    """Done, and on to the tag; or the form again."""
    scene = form.scene
    context |= {"tag": one, "trail": trail(scene, context["title"], one=one)}
    context |= {"cancel": scene.url("tag", one.slug), "submit": context["title"]}
    said = _("It is recorded.")
    return answer(
        request,
        form,
        act,
        "tags/change.html",
        then=lambda made: scene.url("tag", made.slug),
        said=said,
        **context,
    )


def trail(scene: Scene, *here: str, one: Tag | None = None) -> list[dict[str, str]]:
    """The way to the tags, to one of them, or to a page below."""
    steps = [
        {"label": _("Network"), "url": scene.url("network")},
        {"label": _("Tags"), "url": scene.url("tags")},
    ]
    if one is not None:
        steps.append({"label": one.name, "url": scene.url("tag", one.slug)})
    return [*steps, *({"label": words, "url": ""} for words in here)]
