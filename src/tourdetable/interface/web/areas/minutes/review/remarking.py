"""Saying something of the text in review, and answering it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from tourdetable.core.documents.text.outline import words as plain_words
from tourdetable.core.documents.text.quoting import replaced
from tourdetable.core.documents.text.tree import NodeKind
from tourdetable.domain.minutes.actions import remarks
from tourdetable.domain.minutes.models import Remark
from tourdetable.interface.web.answer import domain_call, members_form, posted
from tourdetable.interface.web.areas.minutes.loading import MinutesInContext, record_of
from tourdetable.interface.web.areas.minutes.parts.whole import (
    answer_about,
    begun,
    form_about,
    writers,
)
from tourdetable.interface.web.areas.minutes.review.adopting import speaking
from tourdetable.interface.web.areas.minutes.review.forms import DeclinedForm, RemarkForm
from tourdetable.interface.web.areas.minutes.review.remarks import RemarkShown, shown
from tourdetable.interface.web.base.forms import ButtonForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene


@members_form
def remark(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Say something of the text in the name of a seat."""
    record = record_of(scene, pk)
    minutes = begun(record)
    allowed, sections = speaking(record, record.speakers), titles(record)
    form = RemarkForm(posted(request), scene=scene, capacities=allowed, sections=sections)

    def say() -> None:
        said = form.values("kind", "quote", "proposed", "words") | {"seat": form.actor.seat}
        remarks.remark(minutes=minutes, **said, **form.signature)

    words = {"title": _("Say something of the text"), "said": _("Your remark is recorded.")}
    return answer_about(request, record, form, say, "remark", **words)


def titles(record: MinutesInContext) -> Iterator[str]:
    """The titles of the parts of the text, as the reader has it."""
    for block in record.reading.document(begun(record).text).blocks:
        if block.kind is NodeKind.HEADING:
            yield " ".join(plain_words(block).split())


def remark_in(record: MinutesInContext, pk: int) -> tuple[Remark, RemarkShown]:
    """A remark on these minutes, and as much of it as the reader may have."""
    row = get_object_or_404(begun(record).remarks.select_related("seat__institution"), pk=pk)
    return row, next(shown(record, one) for one in record.remarks if one.pk == pk)


@members_form
def settle(request: Request, scene: Scene, pk: int, remark: int) -> HttpResponse:
    """Say that a remark has been dealt with."""
    record = record_of(scene, pk)
    row, seen = remark_in(record, remark)
    form = ButtonForm(posted(request), scene=scene, capacities=writers(record))
    act = domain_call(form, remarks.settle_remark, remark=row)
    title, said = _("Settle a remark"), _("The remark is settled.")
    return answer_about(request, record, form, act, "settle", title=title, said=said, remark=seen)


@members_form
def decline(request: Request, scene: Scene, pk: int, remark: int) -> HttpResponse:
    """Leave the text as it is, and say why."""
    record = record_of(scene, pk)
    row, seen = remark_in(record, remark)
    form = DeclinedForm(posted(request), scene=scene, capacities=writers(record))
    act = domain_call(form, remarks.decline_remark, "reason", remark=row)
    title, said = _("Decline a remark"), _("It is declined; whoever asked for it will read why.")
    return answer_about(request, record, form, act, "decline", title=title, said=said, remark=seen)


@members_form
def take(request: Request, scene: Scene, pk: int, remark: int) -> HttpResponse:
    """Put the words of a suggestion in the text."""
    record = record_of(scene, pk)
    allowed = writers(record)
    row, seen = remark_in(record, remark)
    if not seen.suggests:
        raise Http404
    form = form_about(ButtonForm, request, record, allowed)
    act = domain_call(form, remarks.take_suggestion, "version", remark=row)
    found = replaced(begun(record).text, row.quote, row.proposed) is not None
    title, said = _("Take up these words"), _("These words are in the text.")
    shown: dict[str, Any] = {"remark": seen, "found": found, "title": title, "said": said}
    return answer_about(request, record, form, act, "take", **shown)
