from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import FOUNDED, NOW, OPERATOR, TODAY, Circle
from tests.domain.joining.invited import (
    LATER,
    NOBODY,
    by_gaelle,
    gaelle,
    invited,
    link_of,
    proposed,
)
from tests.domain.notices.convened import many
from tourdetable.domain.joining.actions.invitations import Invited, invite, send_again, withdraw
from tourdetable.domain.joining.enums import Coming, InvitationState
from tourdetable.domain.joining.models import Invitation
from tourdetable.domain.journal.actions import AlreadyDone
from tourdetable.domain.journal.models import Event
from tourdetable.domain.journal.versions import Changed
from tourdetable.domain.networks.actions.seats import end_mandate
from tourdetable.domain.networks.models import Mandate


def states() -> list[tuple[str, str]]:
    rows = Invitation.objects.order_by("person__given_name")
    return list(rows.values_list("person__given_name", "state"))


def test_each_person_has_an_invitation_and_an_event_of_their_own(circle: Circle) -> None:
    done = invited(circle, circle.ana, circle.bao, circle.chloe, gesture=uuid4())
    assert done == Invited(3, {})
    assert states() == [("Ana", "sent"), ("Bao", "sent"), ("Chloé", "sent")]
    rows = Invitation.objects.select_related("sending").order_by("pk")
    told = [(row.sending.subject, row.sending.data["invited"], row.person_id) for row in rows]
    assert told == [(f"invitation:{row.pk}", row.person_id, row.person_id) for row in rows]
    assert len({row.nonce for row in rows}) == 3
    assert {row.expires_at for row in rows} == {NOW + timedelta(days=30)}


def test_those_who_cannot_be_are_left_out_and_told(circle: Circle) -> None:
    circle.chloe.account = None
    circle.chloe.save()
    invited(circle, circle.bao)
    done = invited(circle, circle.ana, circle.bao, circle.chloe, circle.zoe)
    assert done == Invited(1, {Coming.SENT: 1, Coming.NO_ADDRESS: 1})
    assert states() == [("Ana", "sent"), ("Bao", "sent")]


def test_inviting_twice_sends_nothing_twice(circle: Circle) -> None:
    gesture = uuid4()
    invited(circle, circle.ana, circle.bao, gesture=gesture)
    with pytest.raises(AlreadyDone):
        invited(circle, circle.ana, circle.bao, gesture=gesture)
    with pytest.raises(ValidationError, match="Nobody here is to be invited"):
        invited(circle, circle.ana, circle.bao)
    assert Event.objects.filter(kind="invitation.sent").count() == 2


def test_what_expired_is_sent_again_on_the_same_row_with_another_link(circle: Circle) -> None:
    invited(circle, circle.ana)
    before = link_of(circle.ana)
    invited(circle, circle.ana, now=LATER)
    after = link_of(circle.ana)
    assert (after.pk, after.state, after.version) == (before.pk, "sent", before.version + 1)
    assert after.nonce != before.nonce


def test_an_address_that_was_refused_is_invited_again(circle: Circle) -> None:
    invited(circle, circle.ana)
    refused = Event.objects.filter(kind="invitation.sent").values("pk")
    said = {"network": circle.network, "people": [circle.ana.pk], "refused": refused}
    assert invite(**said, by=by_gaelle(), now=NOW) == Invited(1, {})


def test_a_hundred_and_twenty_at_once(circle: Circle) -> None:
    done = invited(circle, *many(circle, 120))
    assert (done.sent, Event.objects.filter(kind="invitation.sent").count()) == (120, 120)


def test_sending_again_voids_the_former_link_once(circle: Circle) -> None:
    invited(circle, circle.ana)
    shown = link_of(circle.ana)
    send_again(invitation=shown, version=1, by=by_gaelle(), now=NOW)
    with pytest.raises(Changed):
        send_again(invitation=shown, version=1, by=by_gaelle(), now=NOW)
    assert link_of(circle.ana).nonce != shown.nonce


def test_nobody_is_sent_a_link_to_a_seat_that_they_left(circle: Circle) -> None:
    invited(circle, circle.ana)
    mandate = Mandate.objects.get(person=circle.ana)
    end_mandate(mandate=mandate, ends=TODAY - timedelta(days=1), by=OPERATOR, now=NOW)
    with pytest.raises(ValidationError, match="no longer seated"):
        send_again(invitation=link_of(circle.ana), version=1, by=by_gaelle(), now=NOW)


def test_an_invitation_is_withdrawn_then_sent_again(circle: Circle) -> None:
    invited(circle, circle.ana)
    withdraw(invitation=link_of(circle.ana), version=1, by=by_gaelle(), now=NOW)
    with pytest.raises(ValidationError, match="does not wait any more"):
        withdraw(invitation=link_of(circle.ana), version=2, by=by_gaelle(), now=NOW)
    assert states() == [("Ana", "withdrawn")]
    assert invited(circle, circle.ana) == Invited(1, {})


def test_nothing_is_kept_of_whoever_was_proposed_and_taken_back(circle: Circle) -> None:
    row = proposed(circle)
    done = withdraw(invitation=row, version=1, by=circle.by_ana(), now=NOW)
    assert (done.state, done.name, done.email) == (InvitationState.WITHDRAWN, "", "")
    assert done.institution == "Mission locale"
    event = Event.objects.latest("pk")
    assert (event.kind, event.data) == ("invitation.withdrawn", {"body": circle.body.pk})


def test_somebody_whose_mandate_is_still_to_come_is_invited(circle: Circle) -> None:
    Mandate.objects.filter(person=circle.ana).update(starts=TODAY + timedelta(days=9))
    assert invited(circle, circle.ana, gaelle()) == Invited(2, {})
    assert NOBODY().count() == 0
    assert FOUNDED < TODAY
