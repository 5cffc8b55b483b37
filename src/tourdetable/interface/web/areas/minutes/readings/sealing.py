"""Writing minutes without reading what is for those present: what the form shows, what it saves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.utils.translation import ngettext

from tourdetable.core.documents.text.sealing import unsealed
from tourdetable.domain.minutes.actions.minutes import write_down
from tourdetable.domain.minutes.models import Minutes
from tourdetable.domain.minutes.sealing import SealedMinutes, sees_all
from tourdetable.domain.people.models import Person
from tourdetable.interface.web.areas.minutes.loading import MinutesInContext
from tourdetable.interface.web.base.forms import WriteForm
from tourdetable.interface.web.base.http import Request


def sealed_for(record: MinutesInContext) -> Person | None:
    """The writer, when they may not read all that they edit."""
    alone = not sees_all(record.writers, was_present=record.was_present)
    return record.scene.member.person if alone else None


def sealed(record: MinutesInContext, minutes: Minutes | None = None) -> SealedMinutes | None:
    """The minutes (those of the record, or as they have become) as the writer may edit them; None
    for one who reads all of them."""
    shown, person = minutes or record.minutes, sealed_for(record)
    return SealedMinutes(shown, person) if shown and person else None


def text_shown(record: MinutesInContext, minutes: Minutes) -> str:
    """The text that the writer is given."""
    known = sealed(record, minutes)
    return known.text if known else minutes.text


def without_seals(text: str) -> str:
    """A text that its writer reads before it is saved: nothing stands in the place of what is
    sealed for them."""
    return unsealed(text, (), lambda passage: "")[0]


def saving(request: Request, record: MinutesInContext, form: WriteForm) -> Callable[[], Minutes]:
    """Write the `text` of a form down with what was sealed; the writer is told of what they had
    taken out. Only on a valid form."""

    def act() -> Minutes:
        known = sealed(record)
        lost = known.put_back(form.cleaned_data["text"])[1] if known else 0
        said = form.values("text", "version", "base") | {"sealed_for": sealed_for(record)}
        said |= {"meeting": record.meeting, "minutes": record.minutes, **form.signature}
        written = write_down(**said)
        if lost:
            messages.warning(request, lost_words(lost))
        return written

    return act


def lost_words(number: int) -> str:
    """That passages were put back."""
    return ngettext(
        "%(n)d sealed passage was put back at the end of its part: only those who were present may "
        "take it out.",
        "%(n)d sealed passages were put back at the end of their parts: only those who were "
        "present may take them out.",
        number,
    ) % {"n": number}


def shown_by(record: MinutesInContext) -> Callable[[Any], str]:
    """How a form shows the text of minutes that have changed meanwhile."""
    return lambda minutes: text_shown(record, minutes)
