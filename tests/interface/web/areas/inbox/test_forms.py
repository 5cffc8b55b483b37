from __future__ import annotations

from tests.domain.builders import NOW
from tests.interface.web.areas.inbox.test_views import received
from tests.interface.web.areas.meetings.people import Port
from tourdetable.interface.web.areas.inbox.forms import CountForm


def test_the_people_of_the_mailbox_come_first(port: Port) -> None:
    asked = CountForm.asked(received(port), NOW)
    names = [str(one.person) for one in asked.values()]
    assert (names[0], sorted(names)) == (
        "Ana Ruiz",
        ["Ana Ruiz", "Aurélien L’Hôte", "Bao Trần", "Chloé Émery"],
    )
    assert CountForm.asked(received(port, 1, meeting=None), NOW) == {}
