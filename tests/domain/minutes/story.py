"""The chapters of the story that are about minutes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from tests.domain import builders as b
from tourdetable.domain.minutes.actions import (
    adoption,
    cosigning,
    lateness,
    reading,
    remarks,
    superseding,
)
from tourdetable.domain.minutes.actions import minutes as writing
from tourdetable.domain.minutes.models import MinutesCorrection

if TYPE_CHECKING:
    from tests.domain.story import Step, Story


def written(s: Story) -> Iterator[Step]:
    """The minutes of March, until they are read."""
    c = s.circle
    first = {"text": "On a lu.", **s.by}
    yield lambda: s.keep("minutes", lambda: writing.begin(meeting=s.meeting("march"), **first))
    yield s.of(writing.write, text="On a bien lu.")
    yield s.of(writing.send_for_review)
    yield s.of(writing.back_to_draft)
    yield s.of(writing.send_for_review)
    words = {"seat": c.town, "words": "Et relu.", **s.by}
    yield lambda: s.keep("remark", lambda: remarks.remark(minutes=s.minutes(), **words))
    yield lambda: remarks.settle_remark(remark=s.told["remark"], **s.by)
    yield lambda: s.keep("april", lambda: b.hold(c, b.APRIL, "Lecture d’avril"))
    words = {"quote": "bien lu", "proposed": "bien relu", **words}
    yield lambda: s.keep("suggested", lambda: remarks.remark(minutes=s.minutes(), **words))
    yield lambda: remarks.take_suggestion(
        remark=s.told["suggested"], version=s.minutes().version, **s.by
    )
    words = {**words, "quote": "", "proposed": ""}
    yield lambda: s.keep("declined", lambda: remarks.remark(minutes=s.minutes(), **words))
    yield lambda: remarks.decline_remark(remark=s.told["declined"], reason="Non.", **s.by)
    bao = {"by": c.by_bao(), "now": b.NOW}
    yield lambda: cosigning.co_sign(minutes=s.minutes(), version=s.minutes().version, **bao)
    yield s.of(adoption.adopt_at_meeting, at=s.meeting("april"), confirmed=True)
    yield s.of(writing.circulate, audience="network")
    yield lambda: reading.say_read(minutes=s.minutes(), **s.by)
    yield from corrected(s)


def corrected(s: Story) -> Iterator[Step]:
    """The same once adopted: a corrected version supersedes them, another one is given up."""
    late = {"meeting": s.meeting("april"), "step": 0, **s.freely}
    yield lambda: lateness.remind(**late)
    said = {"text": "On a lu, et relu.", "reason": "Un oubli.", **s.by}
    yield lambda: s.keep(
        "corrected", lambda: superseding.open_correction(minutes=s.minutes(), **said)
    )

    def on_it(action: Callable[..., Any], **more: Any) -> Step:
        def step() -> Any:
            row = MinutesCorrection.objects.get(pk=s.told["corrected"].pk)
            return action(correction=row, version=row.version, **(s.by | more))

        return step

    c, text = s.circle, {"text": "On a lu et relu.", "reason": "Un oubli."}
    yield on_it(superseding.write_correction, **text)
    yield on_it(superseding.put_correction)
    yield on_it(superseding.send_back, seat=c.town, words="Non.")
    yield on_it(superseding.put_correction)
    yield on_it(superseding.supersede_at_meeting, at=s.meeting("april"), confirmed=True)
    yield lambda: s.keep(
        "corrected", lambda: superseding.open_correction(minutes=s.minutes(), **said)
    )
    yield on_it(superseding.withdraw_correction)
