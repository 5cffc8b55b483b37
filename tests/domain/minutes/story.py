"""The chapters of the story that are about minutes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from tests.domain import builders as b
from tourdetable.core.words.audience import Audience
from tourdetable.domain.minutes.actions import (
    adoption,
    cosigning,
    embargo,
    lateness,
    reading,
    remarks,
    sections,
    superseding,
)
from tourdetable.domain.minutes.actions import minutes as writing
from tourdetable.domain.minutes.actions.communicating import communicate
from tourdetable.domain.minutes.models import MinutesCorrection
from tourdetable.domain.relays.actions import relaying

if TYPE_CHECKING:
    from tests.domain.story import Step, Story


def written(s: Story) -> Iterator[Step]:
    """The minutes of March, until they are read."""
    c = s.circle
    first = {"text": "On a lu.", **s.by}
    yield lambda: s.keep("minutes", lambda: writing.begin(meeting=s.meeting("march"), **first))
    yield s.of(writing.write, text="On a bien lu.")
    yield from by_sections(s)
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
    yield from gone_out(s)
    yield from corrected(s)


def by_sections(s: Story) -> Iterator[Step]:
    """The same, part by part."""
    yield lambda: sections.add_section(minutes=s.minutes(), title="Divers", **s.by)
    said = {"title": "Divers", "nth": 1, "base": "", "text": "Rien.", **s.by}
    yield lambda: sections.write_section(minutes=s.minutes(), **said)
    yield lambda: sections.bring_in(minutes=s.minutes(), text="# Annexe\n\nMots.", **s.by)


def gone_out(s: Story) -> Iterator[Step]:
    """Adopted, they are circulated, copied, read, relayed."""
    yield s.of(writing.circulate, audience="network", embargo=b.TODAY + timedelta(days=30))
    yield s.of(embargo.change_embargo, embargo=b.TODAY + timedelta(days=60))
    yield s.of(embargo.change_embargo, embargo=None)
    copied: dict[str, Any] = {"audience": Audience.PUBLIC, "grounds": ["privacy"]}
    copied |= {"covered": 2, "left_out": 1, **s.by}
    yield lambda: communicate(minutes=s.minutes(), **copied)
    yield lambda: reading.say_read(minutes=s.minutes(), **s.by)
    said = {"how": "mail", **s.by}
    yield lambda: s.keep("relay", lambda: relaying.say_relayed(content=s.minutes(), **said))
    more = {"to_whom": "Au conseil", "came_back": "", **said}
    yield lambda: relaying.amend_relay(relay=s.told["relay"], version=1, **more)
    yield lambda: relaying.take_back(relay=s.told["relay"], version=2, **s.by)


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
