"""Writing an agenda, which takes up topics and points left over, and keeping it as a model."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.domain.agendas.backlog import AGENDA_TIES, FREE
from tourdetable.domain.agendas.models import AgendaModel, PointLeftOver
from tourdetable.domain.journal.actions import once, tell
from tourdetable.domain.journal.versions import lock
from tourdetable.domain.meetings.actions.meetings import AgendaDraft, set_agenda
from tourdetable.domain.meetings.actions.topics import topics_of
from tourdetable.domain.meetings.models import AgendaItem, Meeting
from tourdetable.domain.networks.actors import By
from tourdetable.domain.topics.actions.answering import answered
from tourdetable.domain.topics.enums import TopicState
from tourdetable.domain.topics.models import Topic

MODELLED = ("title", "purpose", "minutes", "brought_by", "note", "kind", "question", "method")
"""What a model keeps of each line, and whether members bring something to it: not who leads it
once, not what it takes up."""
KEPT = ("bringing", "carried_because", "origin")
"""The rest of its words, which stay on its line."""


@once
def design_agenda(
    *, meeting: Meeting, items: Sequence[AgendaDraft], version: int, by: By, now: datetime
) -> Meeting:
    """Replace the agenda; the topics and the points left over that it takes up, or gives back,
    are told where they are, and so are those who put them forward."""
    before = set(topics_of(meeting))
    current = set_agenda(meeting=meeting, items=items, version=version, by=by, now=now)
    take_topics(set(topics_of(current)) - before, by=replace(by, gesture=None), now=now)
    take_left_over(current)
    for follow in AGENDA_TIES:
        follow(current, by, now)
    return current


@once
def add_point(
    *, meeting: Meeting, point: AgendaDraft, version: int, by: By, now: datetime
) -> Meeting:
    """Add one line at the end of an agenda, before the one that settles the next meeting."""
    lines = [as_draft(item) for item in meeting.agenda.all()]
    at = len(lines) - 1 if lines and lines[-1].kind == "next_time" else len(lines)
    lines.insert(at, point)
    return design_agenda(meeting=meeting, items=lines, version=version, by=by, now=now)


def as_draft(item: AgendaItem) -> AgendaDraft:
    """A line as it stands, to be written again."""
    words = {name: getattr(item, name) for name in (*MODELLED, *KEPT)}
    return AgendaDraft(
        **words,
        pk=item.pk,
        lead=item.lead_id,
        topic=item.topic_id,
        carried_from=item.carried_from_id,
    )


def take_topics(pks: Collection[int], *, by: By, now: datetime) -> None:
    """These topics are on an agenda: each is answered so. Refused for one that is declined, joined
    to another or withdrawn."""
    for topic in locked(pks):
        if not topic.lives:
            words = _("“%(topic)s” no longer waits for an agenda.")
            raise ValidationError(words % {"topic": topic.title})
        if not topic.existing.strip():
            words = _("“%(topic)s”: say first what exists already, on the page of the topic.")
            raise ValidationError(words % {"topic": topic.title})
        answered("topic.on_agenda", topic, TopicState.AGENDA, topic.answer, by, now)


def locked(pks: Collection[int]) -> Sequence[Topic]:
    """Topics, locked until the transaction ends."""
    if not pks:
        return ()
    rows = Topic.objects.select_for_update(no_key=True, of=("self",)).select_related("network")
    return list(rows.filter(pk__in=pks).order_by("pk"))


def take_left_over(meeting: Meeting) -> None:
    """The points that this agenda takes up again wait no more; those that it gave back do, since
    the line that had taken them is gone."""
    rows = AgendaItem.objects.filter(meeting=meeting).exclude(carried_from=None)
    taken = {was: pk for pk, was in rows.values_list("pk", "carried_from")}
    for left in PointLeftOver.objects.filter(FREE, item__in=taken):
        left.taken_by_id = taken[left.item_id]
        left.save()


@once
def keep_model(*, meeting: Meeting, version: int, by: By, now: datetime) -> AgendaModel:
    """Keep the agenda of a meeting as the one from which those of its kind begin in its body."""
    current = lock(meeting, version=version)
    lines = lines_to_keep(current)
    asked = {"body": current.body, "kind": current.kind}
    model = AgendaModel.objects.select_for_update(no_key=True).filter(**asked).first()
    model = model or AgendaModel(**asked, version=0)
    model.body, model.lines, model.kept_at = current.body, lines, now
    model.version += 1
    model.save()
    tell("agenda.model_kept", model, by, now, lines=len(lines))
    return model


def lines_to_keep(meeting: Meeting) -> list[dict[str, Any]]:
    """What a model keeps of an agenda that is written."""
    names, items = (*MODELLED, "bringing"), list(meeting.agenda.all())
    if not items:
        raise ValidationError(_("Write the agenda first: there is nothing to keep yet."))
    return [{name: getattr(item, name) for name in names} for item in items]
