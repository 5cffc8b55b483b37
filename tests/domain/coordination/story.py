"""The chapter of the story that is about the support of bodies."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from tests.domain.builders import NOW, TODAY
from tourdetable.domain.coordination.actions import dates, notes
from tourdetable.domain.coordination.actions.notes import SupportDetails
from tourdetable.domain.coordination.actions.reaching import OutreachDetails, reach_out
from tourdetable.domain.coordination.enums import OutreachKind
from tourdetable.domain.coordination.models import DatesCall, SupportNote
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.networks.models import Office

if TYPE_CHECKING:
    from tests.domain.story import Step, Story


def helped(s: Story) -> Iterator[Step]:
    """A visit, what was agreed and settled; a date asked for, and not any more; many reached."""
    c = s.circle
    office = Office.objects.filter(network=c.network, kind="steward", body=None).latest("pk")
    by: dict[str, Any] = {"by": Actor(office.person, office=office), "now": NOW}
    details = SupportDetails("visit", TODAY, "On a parlé.", agreed="Dire la suite.")
    yield lambda: notes.write_note(body=s.bourg, details=details, **by)
    for version, action in enumerate(
        (
            partial(notes.amend_note, details=details),
            partial(notes.settle_note, settled=True),
            partial(notes.settle_note, settled=False),
            notes.remove_note,
        ),
        1,
    ):
        yield lambda act=action, v=version: act(note=SupportNote.objects.get(), version=v, **by)
    until = {"until": TODAY + timedelta(days=1)}
    details_of_many = OutreachDetails(OutreachKind.TASKS)
    many = {"network": c.network, "bodies": [s.bourg], "details": details_of_many}
    yield lambda: reach_out(**many, **by)
    yield lambda: dates.call_for_dates(body=s.bourg, **until, **by)
    yield lambda: dates.take_back_call(call=DatesCall.objects.get(), version=1, **by)
