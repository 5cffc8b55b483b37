"""What a source said, for whoever prepares: kept as a watch item in their words, or set aside."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tourdetable.domain.library.actions.bringing import LONGEST
from tourdetable.domain.library.actions.sources import dismiss_item, keep_item
from tourdetable.domain.library.enums import ItemState
from tourdetable.domain.library.models import Entry, SourceItem
from tourdetable.interface.web.answer import answer, domain_call, members_form, posted
from tourdetable.interface.web.areas.library.forms import (
    WatchWords,
    address_field,
    one_line,
    title_field,
)
from tourdetable.interface.web.areas.library.page import trail
from tourdetable.interface.web.areas.library.sources import able_for
from tourdetable.interface.web.base.fields import TagsField, paragraph
from tourdetable.interface.web.base.forms import ButtonForm, WriteForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene

SAID = ("line", "text", "address", *WatchWords.base_fields)


class KeepItemForm(WatchWords, WriteForm):
    """A watch item, begun by what a source said: whoever keeps it words it."""

    title = title_field(gettext_lazy("Title"))
    line = one_line("line", gettext_lazy("In a line"))
    text = paragraph(gettext_lazy("What there is to say"), rows=5, longest=LONGEST)
    address = address_field()
    tags = TagsField()
    field_order = ("title", "line", "text", "follow_up", "nature", "source", "deadline")

    def __init__(self, data: Any = None, *, item: SourceItem, **more: Any) -> None:
        begins = {
            "title": item.title,
            "text": item.summary,
            "address": item.link,
            "source": item.source.title,
            "happened_on": item.said_on,
            "follow_up": "inform",
        }
        super().__init__(data, initial=begins, **more)


def item_of(scene: Scene, pk: int) -> SourceItem:
    """What a source of the network said."""
    rows = SourceItem.objects.select_related("source__network", "source__body")
    return get_object_or_404(rows, pk=pk, source__network=scene.network)


@members_form
def keep(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """It is a watch item: with which words, and what is proposed."""
    item = item_of(scene, pk)
    form = KeepItemForm(
        posted(request), item=item, scene=scene, capacities=able_for(scene, item.source.body)
    )
    title = _("Keep it as a watch item")
    return settled(request, scene, item, form, kept_by(form, item), title)


def kept_by(form: WriteForm, item: SourceItem) -> Callable[[], Entry]:
    """Bring it, as it is worded."""

    def act() -> Entry:
        said = form.values(*SAID)
        return keep_item(item=item, said=said, **form.values("title", "tags"), **form.signature)

    return act


@members_form
def dismiss(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """It does not matter here."""
    item = item_of(scene, pk)
    form = ButtonForm(posted(request), scene=scene, capacities=able_for(scene, item.source.body))
    act = domain_call(form, dismiss_item, item=item)
    return settled(request, scene, item, form, act, _("Set it aside"))


def settled(
    request: Request,
    scene: Scene,
    item: SourceItem,
    form: WriteForm,
    act: Callable[[], Any],
    title: str,
) -> HttpResponse:
    """Done, and back to what waits."""
    there = scene.url("library_sources")
    gone = "" if item.state == ItemState.WAITING else _("Somebody has dealt with it meanwhile.")
    return answer(
        request,
        form,
        act,
        "library/change.html",
        then=f"{there}#waiting",
        said=_("It is recorded."),
        not_now=gone,
        title=title,
        about_entry=item.title,
        explain=_("From: %(source)s") % {"source": item.source.title},
        cancel=there,
        trail=trail(scene, title),
    )
