"""A message leaves once at most: of any table. Notices, newsletters and answers to complaints are
tried with their own desks; here is what all of them rely on."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.domain.builders import NOW
from tests.domain.newsletters.newsroom import newsroom, sent
from tourdetable.domain.journal import departures
from tourdetable.domain.journal.departures import AGAIN, HOLD
from tourdetable.domain.newsletters.actions.sending import take_copies
from tourdetable.domain.newsletters.models import NewsletterCopy

Parcel = tuple[NewsletterCopy, ...]


@pytest.fixture
def parcel(db: None) -> Parcel:
    circle, by = newsroom()
    sent(circle, by)
    return tuple(take_copies(worker="one", now=NOW, most=1))


def state() -> tuple[str, str, int]:
    copy = NewsletterCopy.objects.order_by("pk")[0]
    return copy.state, copy.error, copy.attempts


def test_it_is_marked_before_it_is_said_and_by_whoever_holds_it(parcel: Parcel) -> None:
    assert departures.hand_over(parcel=parcel, worker="another", now=NOW) is False
    assert state() == ("waiting", "", 1)
    assert departures.hand_over(parcel=parcel, worker="one", now=NOW) is True
    assert departures.hand_over(parcel=parcel, worker="one", now=NOW) is False
    departures.mark_sent(parcel=parcel, now=NOW, subject="Lettre")
    assert state() == ("sent", "", 1)


def test_a_refusal_is_tried_again_then_given_up(parcel: Parcel) -> None:
    assert departures.mark_refused(parcel=parcel, error="smtp_450", now=NOW) is False
    assert state() == ("waiting", "smtp_450", 1)
    NewsletterCopy.objects.update(attempts=len(AGAIN) + 1)
    assert departures.mark_refused(parcel=parcel, error="smtp_550", now=NOW) is True
    assert state()[0] == "given_up"


def test_a_worker_that_is_gone_leaves_what_it_had_not_handed_over(parcel: Parcel) -> None:
    assert departures.holders(NewsletterCopy) == ["one"]
    said = {"table": NewsletterCopy, "dead": ["one"], "now": NOW}
    assert departures.settle(**said) == 0
    assert state() == ("waiting", "", 0)
    (again,) = take_copies(worker="two", now=NOW, most=1)
    departures.hand_over(parcel=(again,), worker="two", now=NOW)
    late = {"table": NewsletterCopy, "dead": [], "now": NOW + HOLD + timedelta(seconds=1)}
    assert departures.settle(**late) == 1
    assert state() == ("uncertain", "killed", 1)


def test_nothing_at_all_is_put_back(parcel: Parcel) -> None:
    departures.put_back(parcels=[])
    departures.mark_overtaken(parcels=[])
    assert state() == ("waiting", "", 1)
    departures.put_back(parcels=[parcel])
    assert state() == ("waiting", "", 0)
