"""The chapter of the story that is about experiences."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any

from tests.domain.builders import NOW, TODAY
from tourdetable.domain.experience.actions import calling, checking, proposing, trying, writing
from tourdetable.domain.experience.models import ExperienceReport, SecondReading
from tourdetable.domain.experience.sheets import look_through

if TYPE_CHECKING:
    from tests.domain.story import Step, Story


def on_report(s: Story, action: Callable[..., Any], **more: Any) -> Step:
    """An action on the report, at the version that it then has."""

    def step() -> Any:
        row = ExperienceReport.objects.get(pk=s.told["told"].pk)
        return action(report=row, version=row.version, **(s.by | more))

    return step


def told_of(s: Story) -> Iterator[Step]:
    """An experience is called for, proposed, written with others, read again, published."""
    c, here = s.circle, {"network": s.circle.network, **s.by}
    call = {"body": c.body, "title": "Dehors", **here}
    yield lambda: s.keep("call", lambda: calling.open_call(**call))
    said = {"title": "La nuit", "done": "On a ouvert.", "urgent": True, **here}
    yield lambda: s.keep("told", lambda: proposing.propose(call=s.told["call"], **said))
    yield lambda: calling.close_call(call=s.told["call"], version=1, **s.by)
    yield on_report(s, writing.write, said={"results": "Du monde, avec Mme D."}, tags=["nuit"])
    yield on_report(s, writing.go_as_far, audience="public", attribution="named")
    yield on_report(s, writing.invite, person=c.chloe)
    yield on_report(s, writing.leave_out, person=c.chloe)
    content = {"content": BytesIO(b"Venez."), "name": "affiche.txt"}
    yield lambda: s.keep("beside", on_report(s, writing.add_document, **content))
    yield lambda: writing.remove_document(
        document=s.told["beside"], version=report_of(s).version, **s.by
    )
    yield on_report(s, writing.tell_where, meeting=s.meeting("may"))
    yield from looked_through(s)
    yield on_report(s, checking.publish)
    used = {"outcome": "kept", "on": TODAY, "words": "Bien.", "by": c.by_bao(), "now": NOW}
    yield lambda: s.keep("used", lambda: trying.say_tried(report=report_of(s), **used))
    yield lambda: trying.say_more(use=s.told["used"], version=1, **used)
    yield on_report(s, checking.take_back)
    yield on_report(s, writing.give_up)


def looked_through(s: Story) -> Iterator[Step]:
    """By its carriers, then by a second pair of eyes."""
    (passage,) = look_through(report_of(s)).passages
    yield on_report(s, checking.keep_passage, key=passage.key, why="made_up")
    yield on_report(s, checking.ask_second, seat=s.circle.library)
    row, text = SecondReading.objects.get(), look_through(report_of(s)).text
    bao = {"by": s.circle.by_bao(), "now": NOW, "text": text, "opinion": "all_fine"}
    yield lambda: checking.give_opinion(reading=row, **bao)
    yield on_report(s, checking.do_without, reading=row)
    yield on_report(s, checking.read_again)


def report_of(s: Story) -> ExperienceReport:
    return ExperienceReport.objects.get(pk=s.told["told"].pk)
