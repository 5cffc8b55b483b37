"""What the page of a consultation shows: hidden, for each reader, until they may read it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.core.exceptions import ValidationError
from django.http import Http404
from django.utils.translation import gettext as _

from tourdetable.core.documents.kinds.decision_record import PositionCount
from tourdetable.core.words.audience import Audience
from tourdetable.domain.consultations import queries, rules
from tourdetable.domain.consultations.models import Consultation, SeatVoice
from tourdetable.domain.decisions.enums import Outcome, Stance
from tourdetable.domain.decisions.models import Position
from tourdetable.domain.decisions.outcomes import must_allow
from tourdetable.domain.decisions.positions import attributed
from tourdetable.domain.decisions.rules import preparing
from tourdetable.domain.meetings.queries import current_turns
from tourdetable.domain.meetings.rules import Capacities
from tourdetable.domain.networks.models import Seat
from tourdetable.interface.web.areas.decisions.words import ReaderWords, counts
from tourdetable.interface.web.base.scene import Scene

BADGES: dict[str, str] = {
    Stance.CONSENT: "good",
    Stance.RESERVATION: "warning",
    Stance.ABSTAIN: "",
    Stance.OBJECT: "bad",
}


@dataclass(frozen=True)
class VoiceTold:
    """What a seat says, as attribution allows to tell it."""

    who: str
    stance: str
    badge: str
    words: str
    would_lift: str


@dataclass(frozen=True)
class ConsultationPage:
    """A consultation as one reader has it."""

    scene: Scene
    one: Consultation

    @property
    def reading(self) -> ReaderWords:
        """How far the reader sees: they are of the body, and it is put to the body."""
        return ReaderWords(self.scene.charter, Audience.BODY, Audience.BODY)

    @cached_property
    def why(self) -> str:
        return self.reading.html(self.one.why)

    @cached_property
    def text(self) -> str:
        return self.reading.html(self.one.text)

    @property
    def running(self) -> bool:
        return queries.is_running(self.one, self.scene.now)

    @cached_property
    def asked(self) -> list[Seat]:
        return list(queries.seats_asked(self.one.body, self.scene.today))

    @cached_property
    def spoken(self) -> set[int]:
        """The seats that have spoken: that they did hides nothing of what they said."""
        return set(self.one.voices.values_list("seat_id", flat=True))

    @property
    def heard(self) -> int:
        """How many of those asked have spoken."""
        return sum(seat.pk in self.spoken for seat in self.asked)

    @property
    def silent(self) -> list[Seat]:
        return [seat for seat in self.asked if seat.pk not in self.spoken]

    @property
    def held(self) -> tuple[Seat, ...]:
        """The reader's seats, whether it still goes on or not."""
        return rules.answering(self.scene.member, self.one)

    @property
    def mine(self) -> tuple[Seat, ...]:
        """The reader's seats that are asked."""
        return self.held if self.running else ()

    @property
    def has_spoken(self) -> bool:
        return any(seat.pk in self.spoken for seat in self.mine)

    @property
    def readable(self) -> bool:
        """Whether the reader may read what was said."""
        asked = [seat.pk for seat in self.asked]
        return rules.may_read_voices(
            self.scene.member, self.one, asked, self.spoken, self.scene.now
        )

    @cached_property
    def voices(self) -> list[SeatVoice]:
        """What was said; nothing as long as the reader may not read it."""
        return queries.voices_of(self.one) if self.readable else []

    @property
    def told(self) -> list[VoiceTold]:
        return [told(self.scene, voice) for voice in self.voices]

    @property
    def counts(self) -> list[PositionCount]:
        return counts(Counter(voice.stance for voice in self.voices))

    @cached_property
    def able(self) -> Capacities:
        """The capacities in which the reader concludes it, or asks no more."""
        turns = current_turns(self.one.body, now=self.scene.now)
        return preparing(self.scene.member, self.one.body, turns)

    @property
    def ripe(self) -> bool:
        """Whether it may be concluded."""
        asked = [seat.pk for seat in self.asked]
        return queries.may_be_concluded(self.one, asked, self.spoken, self.scene.now)

    @property
    def own_voice(self) -> SeatVoice | None:
        """What the reader's seat has said."""
        mine = [seat.pk for seat in self.mine]
        return self.one.voices.filter(seat__in=mine).first()

    @property
    def over(self) -> str:
        """Why nothing more is said in it; nothing as long as one may."""
        return "" if self.running else _("This consultation is over: nothing more is said in it.")

    @property
    def too_early(self) -> str:
        """Why it is not concluded yet, or no more; nothing when it may be."""
        if self.one.ended:
            return _("This consultation is ended already.")
        words = _(
            "Seats may still speak: it is concluded once all have spoken, or when its time is over."
        )
        return "" if self.ripe else words

    @property
    def refusals(self) -> dict[Outcome, str]:
        """For each outcome, why it is not possible; nothing when it is, and as long as it is too
        early to say anything of it."""
        if not self.ripe:
            return dict.fromkeys(Outcome, "")
        positions = [as_position(voice) for voice in queries.voices_of(self.one)]
        return {outcome: refusal(outcome, positions) for outcome in Outcome}


def refusal(outcome: Outcome, positions: Sequence[Position]) -> str:
    """Why an outcome is not possible; nothing when it is."""
    present = {position.seat_id for position in positions}
    try:
        must_allow(outcome, positions, present=present)
    except ValidationError as error:
        return " ".join(error.messages)
    return ""


def as_position(voice: SeatVoice) -> Position:
    """A voice as a position, unsaved, for the rules of outcomes."""
    state = "raised" if voice.stance == Stance.OBJECT else ""
    return Position(seat=voice.seat, stance=voice.stance, objection=state)


def told(scene: Scene, voice: SeatVoice) -> VoiceTold:
    """What a seat says: to those of the body."""
    seat, stance = voice.seat, Stance(voice.stance)
    who = attributed(voice.attribution, seat.college, seat.institution.name, scene.charter)
    words = (voice.words.strip(), voice.would_lift.strip())
    return VoiceTold(who, str(stance.label), BADGES[stance], *words)


def page_of(scene: Scene, pk: int) -> ConsultationPage:
    """A consultation of a body where the reader sits, or 404."""
    rows = Consultation.objects.filter(pk=pk, body__network=scene.network)
    found = rows.select_related("body", "decision").first()
    if found is None or not rules.may_see(scene.member, found):
        raise Http404
    found.body.network = scene.network
    return ConsultationPage(scene, found)
