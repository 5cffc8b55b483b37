from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from tests.domain.builders import NOW, TODAY, Circle
from tests.domain.site.builders import asked, news, opened
from tourdetable.domain.site.models import DayRegistration, OpenDay, PageEdition


def test_the_database_keeps_what_must_hold(circle: Circle) -> None:
    page, day = news(circle), opened(circle)
    one = asked(day)
    edition = page.editions.get()
    wrong = (
        lambda: PageEdition.objects.filter(pk=edition.pk).update(text=""),
        lambda: PageEdition.objects.create(
            page=page, number=1, shows_on=TODAY, kept_at=NOW, text="x"
        ),
        lambda: DayRegistration.objects.filter(pk=one.pk).update(confirmed_at=NOW),
        lambda: DayRegistration.objects.filter(pk=one.pk).update(state="coming"),
        lambda: OpenDay.objects.filter(pk=day.pk).update(places=0),
        lambda: day.registrations.create(email=one.email, nonce="x", asked_at=NOW),
    )
    for attempt in wrong:
        with transaction.atomic(), pytest.raises(IntegrityError):
            attempt()


def test_one_registers_from_its_opening_until_its_last_day(circle: Circle) -> None:
    day = opened(circle)
    last = day.closes_on
    assert [day.takes(on) for on in (last, last + timedelta(days=1))] == [True, False]
    day.published_on = None
    assert not day.takes(last)
