"""Reads about agendas: what is brought to their points, the usual ones."""

from __future__ import annotations

from tourdetable.domain.agendas.models import AgendaModel, BroughtWords, NetworkMethod
from tourdetable.domain.journal.prepared import Part, Prepared, PreparedValues
from tourdetable.domain.meetings.models import AgendaItem, Meeting
from tourdetable.domain.meetings.queries import GIVEN_MEETING
from tourdetable.domain.networks.models import Seat
from tourdetable.domain.people.models import Institution

BROUGHT = Prepared(
    lambda: BroughtWords.objects.filter(item__meeting=GIVEN_MEETING).order_by("pk"),
    Part("", BroughtWords),
    Part("seat__", Seat),
    Part("seat__institution__", Institution),
)
"""All that was brought to the points of a meeting: whoever shows it asks `rules` of each."""


OWN_METHODS = PreparedValues(
    lambda: (
        NetworkMethod.objects.filter(
            network__bodies__meetings=GIVEN_MEETING,
            code__in=AgendaItem.objects.filter(meeting=GIVEN_MEETING).order_by().values("method"),
        )
        .order_by("code")
        .values_list("code", "text")
    )
)
"""The network's own methods that the points of a meeting name."""


def usual_agenda(meeting: Meeting) -> AgendaModel | None:
    """The agenda from which one of that kind begins: the body's own, else the one that another
    body of the network kept last."""
    rows = AgendaModel.objects.filter(body__network=meeting.body.network_id, kind=meeting.kind)
    rows = rows.select_related("body")
    own = rows.filter(body=meeting.body_id).first()
    return own or rows.order_by("-kept_at", "-pk").first()


def brought_for(meeting: Meeting, seat: Seat) -> dict[int, BroughtWords]:
    """What a seat has brought to the points of a meeting, by point."""
    rows = BroughtWords.objects.filter(item__meeting=meeting, seat=seat)
    return {row.item_id: row for row in rows}
