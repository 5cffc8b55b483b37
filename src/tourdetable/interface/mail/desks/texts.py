"""The message that tells a text proposed for the charter, or adopted, to everybody in the network.

As many queries for 3 as for 300.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tourdetable.core.charter.terms.competence import EffectKind
from tourdetable.domain.decisions.competence import who_decides
from tourdetable.domain.journal.models import Event
from tourdetable.domain.networks.models import CharterProposal
from tourdetable.domain.networks.queries import in_force, local_day
from tourdetable.domain.notices.actions import Parcel
from tourdetable.domain.notices.audiences.subjects import subject_id
from tourdetable.domain.notices.enums import TOLD, NoticeKind
from tourdetable.domain.notices.rules import is_text_overtaken
from tourdetable.interface.mail.desks.members import Member, Members
from tourdetable.interface.mail.desks.news import News, NewsDesk, charter_versions


@dataclass(frozen=True, kw_only=True)
class TextLetter(News):
    """A text that is proposed, or adopted, told to one mailbox; `competent` are the bodies that
    may adopt it."""

    proposal: CharterProposal
    competent: str
    members: tuple[Member, ...]


class TextDesk(NewsDesk):
    """Everything that the messages of one batch quote about texts of charters."""

    def __init__(self, parcels: Sequence[Parcel], *, now: datetime) -> None:
        super().__init__(parcels, now=now)
        rows = CharterProposal.objects.select_related("network", "proposed_by").defer("text")
        self.proposed = rows.in_bulk(self.subjects(NoticeKind.TEXT_PROPOSED))
        adopted = rows.filter(adopted__in=self.subjects(NoticeKind.TEXT_ADOPTED))
        self.adopted = {row.adopted_id: row for row in adopted}
        networks = {row.network_id for row in (*self.proposed.values(), *self.adopted.values())}
        self.charters = charter_versions(networks)
        self.members = Members(self.people, networks)

    def subjects(self, kind: NoticeKind) -> set[int]:
        """What the events of a kind are about."""
        return {subject_id(event) for event in self.events if TOLD[event.kind] is kind}

    def letter(self, parcel: Parcel) -> TextLetter | None:
        """The message of one parcel, if it still has something true to tell to somebody."""
        event = parcel[0].event
        proposal = self.proposal(event)
        if proposal is None or is_text_overtaken(event, proposal):
            return None
        return self.letter_about(proposal, parcel) if parcel[0].person.account else None

    def letter_about(self, proposal: CharterProposal, parcel: Parcel) -> TextLetter | None:
        """The message that tells a text, unless nobody of the parcel is a member any more."""
        network, today = proposal.network, local_day(proposal.network, self.now)
        charter = in_force(self.charters[network.pk], today)
        every = [self.members.of(notice.person, network, charter, today) for notice in parcel]
        told = tuple(member for member in every if member.belongs)
        if not told:
            return None
        return TextLetter(
            **self.heading(parcel, charter, network),
            persons=tuple(member.person for member in told),
            thread=f"text-{proposal.pk}",
            proposal=proposal,
            competent=who_decides(charter, EffectKind.AMEND_TEXT),
            members=told,
        )

    def proposal(self, event: Event) -> CharterProposal | None:
        """The text that an event is about."""
        known = self.proposed if TOLD[event.kind] is NoticeKind.TEXT_PROPOSED else self.adopted
        return known.get(subject_id(event))
