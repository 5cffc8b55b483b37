"""The relay kit: what concerns an institution in circulated minutes, or in what the network shares,
chosen by the software, adjusted by whoever hands it on.

Only what may leave the network is in it. Its reading is that of the partners; minutes that the
whole network reads may be carried in full inside the institution, which is a member. Passages for
those who were there, or for the body alone, are never in it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import sha256

from django.http import QueryDict
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.model import Charter, word_for
from tourdetable.core.documents.formats.plain import as_text, to_plain
from tourdetable.core.documents.text.outline import outlined, words
from tourdetable.core.documents.text.prune import ReadingTerms, prune
from tourdetable.core.documents.text.source import parse
from tourdetable.core.documents.text.speakers import TextSpeaker
from tourdetable.core.documents.text.tree import Document, NodeKind, TreeNode
from tourdetable.core.words.audience import Audience
from tourdetable.core.words.collation import folded
from tourdetable.domain.decisions.enums import Outcome
from tourdetable.domain.decisions.models import Decision, Position
from tourdetable.domain.decisions.positions import attributed
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.models import Seat
from tourdetable.domain.people.models import Institution
from tourdetable.domain.relays.briefs import Brief, dissents
from tourdetable.interface.language import labelled, moment
from tourdetable.interface.mail.desks.minutes.circulation import to_do, to_see_to
from tourdetable.interface.web.areas.relays.matter import KitMatter

OTHERS = 30
"""How many passages that do not name the institution are offered beside."""
EXCERPT = 200
"""Characters of a passage that are shown where one chooses it."""
SHORTEST = 3
"""Letters of a short name by which a passage is found."""
NEXT = "next"


@dataclass(frozen=True)
class KitChoice:
    """What was ticked (None: nothing was said yet), and how far it goes."""

    kept: frozenset[str] | None
    upto: Audience

    @classmethod
    def asked(cls, query: QueryDict, offered: Collection[Audience]) -> KitChoice:
        """What the address asks for, as far as it may go."""
        usual = next(iter(offered), Audience.PARTNERS)
        upto = next((one for one in offered if one.value == query.get("upto")), usual)
        kept = frozenset(query.getlist("keep")) if "chosen" in query else None
        return cls(kept, upto)

    def keeps(self, key: str, usual: bool) -> bool:
        return usual if self.kept is None else key in self.kept


@dataclass(frozen=True)
class KitDecision:
    """A decision in a line."""

    key: str
    reference: str
    title: str
    outcome: str
    dissents: tuple[str, ...]
    kept: bool


@dataclass(frozen=True)
class KitTask:
    """What falls to the institution."""

    key: str
    words: str
    kept: bool


@dataclass(frozen=True)
class KitPassage:
    """A passage of the minutes, under its title; `concerns`: it names the institution, or comes
    from whoever spoke for it."""

    key: str
    title: str
    block: TreeNode
    concerns: bool
    kept: bool

    @property
    def excerpt(self) -> str:
        """Its beginning, to choose by."""
        return Truncator(" ".join(as_text(self.block).split())).chars(EXCERPT)


@dataclass(frozen=True)
class RelayKit:
    """What one seat hands on of something, on the day `today`; `brief`: what there is to say of
    the meeting, for minutes."""

    matter: KitMatter
    seat: Seat
    charter: Charter
    brief: Brief
    choice: KitChoice
    today: date

    @property
    def institution(self) -> Institution:
        return self.seat.institution

    @cached_property
    def decisions(self) -> list[KitDecision]:
        return [self.decision(one) for one in self.brief.decisions]

    def decision(self, one: Decision) -> KitDecision:
        """One of them, with the dissensus that remains, as far as it may be said."""
        key = f"d{one.pk}"
        return KitDecision(
            key=key,
            reference=one.reference,
            title=one.title,
            outcome=str(Outcome(one.outcome).label),
            dissents=tuple(map(self.dissent, dissents(one))),
            kept=self.choice.keeps(key, usual=True),
        )

    def dissent(self, one: Position) -> str:
        """Who does not agree, and why."""
        institution = one.seat.institution.name
        who = attributed(one.attribution, one.seat.college, institution, self.charter)
        why, lifts = self.read(one.words), self.read(one.would_lift)
        if not why:
            return who
        if lifts:
            said = {"why": why, "lifts": lifts}
            why = _("%(why)s (what would lift it: %(lifts)s)") % said
        return labelled(who, why)

    def read(self, text: str) -> str:
        """Words as they may be carried, on a line."""
        return " ".join(to_plain(self.pruned(text)).split()).rstrip(". ")

    def pruned(self, text: str) -> Document:
        """A text as it may be carried: of those who spoke, their own institution is told, as far
        as the passage lets it, and nobody else."""
        own = TextSpeaker(self.institution.name, self.college)
        terms = ReadingTerms(
            on=self.today,
            usual=self.charter.minutes.attribution,
            most=self.matter.most,
            speakers={self.seat.pk: own},
        )
        document = parse(text, default=self.matter.audience)
        return prune(document, self.choice.upto, terms)

    @property
    def college(self) -> str:
        """That of the seat, in the words of the charter."""
        return word_for(self.charter.vocabulary.colleges, self.seat.college)

    @cached_property
    def tasks(self) -> list[KitTask]:
        """What falls to the institution because of what was decided."""
        rows = [(f"a{row.pk}", to_do(row)) for row in self.brief.tasks([self.seat])]
        rows += [(f"o{one.pk}", to_see_to(one)) for one in self.brief.owned([self.seat])]
        return [KitTask(key, said, self.choice.keeps(key, usual=True)) for key, said in rows]

    @cached_property
    def passages(self) -> list[KitPassage]:
        """Those that concern the institution, and some others to choose from, in their order."""
        every = list(self.all_passages())
        others = [one.key for one in every if not one.concerns][:OTHERS]
        return [one for one in every if one.concerns or one.key in others]

    @property
    def concerning(self) -> list[KitPassage]:
        return [one for one in self.passages if one.concerns]

    @property
    def others(self) -> list[KitPassage]:
        return [one for one in self.passages if not one.concerns]

    def all_passages(self) -> Iterator[KitPassage]:
        """Each block below its title."""
        title, seen = "", dict[str, int]()
        for block in outlined(self.pruned(self.matter.text)):
            if block.kind is NodeKind.HEADING:
                title = words(block).strip()
            elif block.kind is not NodeKind.RULE and (said := as_text(block)):
                digest = sha256(f"{title}\n{said}".encode()).hexdigest()[:10]
                seen[digest] = seen.get(digest, 0) + 1
                begins = sum(seen.values()) <= self.matter.first
                yield self.passage(f"p{digest}{seen[digest]}", title, block, begins=begins)

    def passage(self, key: str, title: str, block: TreeNode, *, begins: bool) -> KitPassage:
        concerns = self.concerns(block)
        kept = self.choice.keeps(key, usual=concerns or begins)
        return KitPassage(key, title, block, concerns, kept)

    def concerns(self, block: TreeNode) -> bool:
        """Whether a passage names the institution, if only as who spoke."""
        said = folded(words(block))
        return any(name.search(said) for name in self.names)

    @cached_property
    def names(self) -> list[re.Pattern[str]]:
        """What the institution is called, as whole words."""
        known = {self.institution.name, self.institution.short_name}
        return [
            re.compile(rf"(?<!\w){re.escape(folded(name))}(?!\w)")
            for name in known
            if len(name) >= SHORTEST
        ]

    @property
    def next(self) -> Meeting | None:
        """The next meeting that is for this seat."""
        return self.brief.next_for([self.seat], self.charter)

    @property
    def next_words(self) -> str:
        """When it is, and where."""
        if self.next is None:
            return ""
        when, where = capfirst(moment(self.next.starts_at)), self.next.where
        said = f"{when} – {self.next.title}"
        return f"{said} ({where})" if where else said

    @property
    def next_kept(self) -> bool:
        return self.choice.keeps(NEXT, usual=True)

    @property
    def text(self) -> Document:
        """The passages that are kept, each title once."""
        return shown(self.kept_blocks(), self.choice.upto)

    def kept_blocks(self) -> Iterator[TreeNode]:
        title = ""
        for one in self.passages:
            if not one.kept:
                continue
            if one.title and one.title != title:
                heading = (TreeNode(NodeKind.TEXT, text=one.title),)
                yield TreeNode(NodeKind.HEADING, heading, number=1, audience=Audience.PUBLIC)
            title = one.title
            yield one.block

    @property
    def reserved(self) -> str:
        """That it must stay in the institution, when it holds more than partners read."""
        if self.choice.upto == Audience.PARTNERS:
            return ""
        said = {"institution": self.institution}
        return _("For use inside %(institution)s: it is not to be passed on further.") % said

    @property
    def empty(self) -> bool:
        """Whether nothing at all is said."""
        if self.matter.shared:
            return False
        ticked = any(one.kept for one in self.decisions) or any(one.kept for one in self.tasks)
        said = any(one.kept for one in self.passages)
        return not (ticked or said or (self.next and self.next_kept))


def shown(blocks: Iterable[TreeNode], reader: Audience) -> Document:
    """Blocks that were pruned for a reader, as their document."""
    return Document(tuple(blocks), default=Audience.PUBLIC, reader=reader)
