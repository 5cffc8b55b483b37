"""What leads are written about what is late."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.domain.builders import NOW
from tests.domain.groups.builders import Groups, found_groups, group_of
from tests.interface.web.areas.decisions.people import account_of
from tourdetable.domain.groups.actions.reminding import remind_of_groups
from tourdetable.domain.groups.actions.steps import add_step, finish_step
from tourdetable.domain.groups.models import GroupStep
from tourdetable.domain.networks.models import Body, Office
from tourdetable.interface.mail.deliver import deliver


def late(groups: Groups) -> Body:
    """A group that has begun, where something is late; its leads have mailboxes."""
    body = group_of(groups)
    Office.objects.filter(body=body).update(starts=NOW.date())
    for n in range(14):
        step = {"title": f"Demander {n}", "due": date(2027, 4, 2), "seat": None}
        add_step(body=body, **step, **groups.by)
    for person in (groups.circle.ana, groups.circle.bao, groups.ivo.person):
        account_of(person)
    return body


def test_each_lead_has_one_message_with_all_that_is_late(db: None, mailoutbox: list[Any]) -> None:
    groups = found_groups()
    body = late(groups)
    deliver(NOW)
    mailoutbox.clear()
    remind_of_groups(now=NOW)
    deliver(NOW)
    assert len(mailoutbox) == 2
    told = mailoutbox[0].body
    assert "14 choses sont en retard" in told
    assert "Demander 0" in told
    assert "et 2 autres" in told
    assert f"/bodies/{body.slug}/group/" in told


def test_whoever_composes_is_told_while_nobody_leads(db: None, mailoutbox: list[Any]) -> None:
    groups = found_groups()
    body = late(groups)
    Office.objects.filter(body=body).delete()
    deliver(NOW)
    mailoutbox.clear()
    remind_of_groups(now=NOW)
    deliver(NOW)
    ivo = account_of(groups.ivo.person).email
    assert [ivo in one.to[0] for one in mailoutbox] == [True]


def test_what_was_done_before_it_left_is_not_told(db: None, mailoutbox: list[Any]) -> None:
    groups = found_groups()
    late(groups)
    deliver(NOW)
    mailoutbox.clear()
    remind_of_groups(now=NOW)
    for step in GroupStep.objects.all():
        finish_step(step=step, version=step.version, done_on=NOW.date(), **groups.by)
    deliver(NOW)
    assert mailoutbox == []
