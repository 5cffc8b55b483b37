"""The page of one seat: who holds it, who held it, what was corrected, what may be done with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.model import word_for
from tourdetable.domain.commitments.models import Commitment
from tourdetable.domain.commitments.queries import live_of_seat
from tourdetable.domain.networks.actions.fitting import holders_of
from tourdetable.domain.networks.models import Correction, Mandate, Seat
from tourdetable.interface.web.areas.inbox.reaching import reached
from tourdetable.interface.web.base.scene import Scene


@dataclass(frozen=True)
class MandateRow:
    """A mandate, whether it is over, holds or is to come, what may be done with it, and whether
    messages reach the person."""

    mandate: Mandate
    when: str
    acts: tuple[tuple[str, str], ...]
    reached: str = ""


@dataclass(frozen=True)
class SeatPage:
    """One seat, whenever it was."""

    scene: Scene
    seat: Seat

    @property
    def college(self) -> str:
        return word_for(self.scene.charter.vocabulary.colleges, self.seat.college)

    @property
    def ended(self) -> bool:
        return self.seat.ends is not None and self.seat.ends < self.scene.today

    @property
    def after(self) -> Seat | None:
        """The seat that continues it, if it has changed."""
        return Seat.objects.filter(continues=self.seat).first()

    @cached_property
    def rows(self) -> list[MandateRow]:
        """Those of today first, then those to come, then the others, the latest first (three
        queries)."""
        found = list(self.seat.mandates.select_related("person").order_by("-starts", "-pk"))
        live = [one.person.account_id for one in found if not self.over(one.ends)]
        known = reached(live, now=self.scene.now)
        rows = [self.row(one, known) for one in found]
        order = ("now", "coming", "past")
        return sorted(rows, key=lambda row: order.index(row.when))

    def row(self, mandate: Mandate, known: Mapping[int, str]) -> MandateRow:
        """One of them; `known` is what is known of mailboxes."""
        acts, when = tuple(self.acts(mandate)), self.when(mandate)
        words = "" if when == "past" else known.get(mandate.person.account_id or 0, "")
        return MandateRow(mandate, when, acts, words)

    def when(self, mandate: Mandate) -> str:
        today = self.scene.today
        if mandate.starts > today:
            return "coming"
        return "past" if self.over(mandate.ends) else "now"

    def over(self, ends: date | None) -> bool:
        return ends is not None and ends < self.scene.today

    def acts(self, mandate: Mandate) -> list[tuple[str, str]]:
        """What may be done with a mandate: words, address."""
        found = []
        if not self.over(mandate.ends):
            found += [
                (_("Hand over"), "mandate_hand_over"),
                (_("End"), "mandate_end"),
                (_("Move to another seat"), "mandate_move"),
            ]
        found.append((_("Correct"), "mandate_correct"))
        return [(words, self.scene.url(name, mandate.pk)) for words, name in found]

    @cached_property
    def corrections(self) -> list[Correction]:
        """What was recorded by mistake, the latest first (one query)."""
        rows = Correction.objects.filter(seat=self.seat)
        return list(rows.select_related("person", "corrected_by"))

    @cached_property
    def commitments(self) -> list[Commitment]:
        """What its holders were asked, or committed to, and is not over (one query)."""
        return list(live_of_seat(self.seat, on=self.scene.today))

    @property
    def full(self) -> bool:
        """Whether nobody more may hold it today."""
        held = [row for row in self.rows if row.when == "now"]
        return len(held) >= holders_of(self.scene.charter, self.seat.body)

    @property
    def removable(self) -> bool:
        """Whether nobody ever held it."""
        return not self.rows and not self.corrections
