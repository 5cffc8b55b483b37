"""The chapter of the story in which the circle produces something."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from tests.domain.builders import NOW
from tests.domain.deliverables import builders as d
from tourdetable.domain.deliverables.actions import planning, reviewing, using, writing
from tourdetable.domain.deliverables.actions.circulating import take_back_circulation
from tourdetable.domain.deliverables.actions.reminding import remind
from tourdetable.domain.deliverables.models import Circulation, Deliverable, PeerReview

if TYPE_CHECKING:
    from tests.domain.story import Step, Story


def produced(s: Story) -> Iterator[Step]:
    """A fact sheet, from its promise to its readers; another one is given up."""
    c = s.circle
    yield lambda: s.keep("work", lambda: d.planned(c))

    def work() -> Deliverable:
        return d.fresh(s.told["work"])

    def of(action: Any, **said: Any) -> Step:
        return lambda: action(deliverable=work(), **said, **d.of_now(work(), c))

    yield of(planning.describe, details=d.said(c, title="Qui lit ?"))
    yield of(planning.abandon, because="Trop tôt.")
    yield of(planning.take_up_again)
    yield of(writing.write, text="On lit.")
    yield of(writing.keep_version, note="")
    yield lambda: s.keep("read", lambda: d.asked(c, work(), c.school))
    yield lambda: reviewing.take_back_review(review=s.told["read"], version=1, **s.by)
    yield lambda: s.keep("read", lambda: d.asked(c, work(), c.school))
    yield lambda: d.answered(c, PeerReview.objects.get())
    yield lambda: remind(deliverable=work(), **s.freely)
    yield from s.done("fiche", d.approving(work().versions.get()))
    yield lambda: s.keep("gone out", lambda: d.sent(c, work()))
    used = {"outcome": "kept", "on": NOW.date(), "words": "On relit.", **s.by}
    yield lambda: s.keep("used", lambda: using.say_used(deliverable=work(), **used))
    yield lambda: using.amend_use(use=s.told["used"], version=1, **used)
    yield lambda: take_back_circulation(circulation=Circulation.objects.get(), version=1, **s.by)
    lines = {"lines": ["Est-ce court ?"], "number": 0}
    yield lambda: reviewing.set_checklist(network=c.network, **lines, **s.by)
