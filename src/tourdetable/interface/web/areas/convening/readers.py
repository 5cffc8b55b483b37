"""Who an invitation is for: those who sit in the body today and on the day of the meeting."""

from __future__ import annotations

from dataclasses import dataclass

from tourdetable.domain.notices.audiences.meetings import invited
from tourdetable.domain.people.models import Person
from tourdetable.interface.web.areas.meetings.access import Chosen


@dataclass(frozen=True)
class Readers:
    """Each person once, in the order of seats."""

    persons: tuple[Person, ...]

    @property
    def reached(self) -> list[Person]:
        """Those who have a mailbox."""
        return [person for person in self.persons if person.account_id]

    @property
    def unreached(self) -> list[Person]:
        """Those who are to be told in another way."""
        return [person for person in self.persons if not person.account_id]

    def mailbox_of(self, pk: int) -> list[Person]:
        """Those who read the mailbox of one of them; of the first one, if that one is not among
        them."""
        known = {person.pk: person for person in self.reached}
        wanted = known.get(pk) or next(iter(self.reached), None)
        if wanted is None:
            return []
        others = [one for one in self.reached if one.account_id == wanted.account_id]
        return [wanted, *(one for one in others if one.pk != wanted.pk)]


def readers(chosen: Chosen) -> Readers:
    """Whom the invitations reach, were they sent now."""
    found = invited(chosen.meeting, on=chosen.scene.today)
    return Readers(tuple(dict.fromkeys(mandate.person for mandate in found)))
