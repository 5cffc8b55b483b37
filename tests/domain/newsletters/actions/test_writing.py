from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import NOW, Circle, draw, kinds_of_events, nothing_changes
from tests.domain.newsletters.newsroom import LEA, feast, sent, subscribed, written
from tests.domain.notices.convened import MAY
from tourdetable.domain.journal.departures import DepartureState
from tourdetable.domain.meetings.actions.meetings import cancel_meeting
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.newsletters.actions import writing
from tourdetable.domain.newsletters.actions.writing import NewsletterDetails
from tourdetable.domain.newsletters.models import Newsletter, NewsletterCopy

News = tuple[Circle, Actor]


def test_it_is_written_with_what_anybody_may_read(news: News) -> None:
    circle, by = news
    kept_to_members = draw(circle.body, MAY, "Lecture de mai", "reading")
    code = feast(circle)
    one = written(circle, by, items=[code])
    item = one.items.get()
    assert (item.source, item.at, item.title) == ("meeting", MAY, "Cercle du port – Fête du livre")
    assert kinds_of_events()[-1] == "newsletter.begun"
    with nothing_changes(), pytest.raises(ValidationError) as refused:
        written(circle, by, items=[f"meeting:{kept_to_members.pk}"])
    assert list(refused.value.message_dict) == ["items"]


@pytest.mark.parametrize(("field", "value"), [("title", " "), ("text", "\n")])
def test_it_has_a_title_and_a_text(news: News, field: str, value: str) -> None:
    circle, by = news
    with nothing_changes(), pytest.raises(ValidationError):
        written(circle, by, **{field: value})


def test_each_mailbox_has_one_copy_and_it_changes_no_more(news: News) -> None:
    circle, by = news
    subscribed(circle, LEA)
    subscribed(circle, "ana@port.example")
    one = sent(circle, by)
    copies = NewsletterCopy.objects.filter(newsletter=one)
    assert copies.count() == 5
    why = copies.get(account__email="ana@port.example")
    assert (why.seat, why.subscription, why.state) == (circle.town, None, "waiting")
    assert copies.get(account__email=LEA).subscription is not None
    assert (one.event.kind, one.event.data) == ("newsletter.sent", {"copies": 5})
    details = NewsletterDetails("Autre", "Autre")
    with nothing_changes(), pytest.raises(ValidationError):
        writing.change_newsletter(
            newsletter=one, details=details, version=one.version, by=by, now=NOW
        )


def test_what_may_no_longer_be_read_is_not_sent(news: News) -> None:
    circle, by = news
    one = written(circle, by, items=[feast(circle)])
    meeting = Meeting.objects.get(title="Fête du livre")
    cancel_meeting(
        meeting=meeting, reason="", version=meeting.version, by=by, now=NOW, confirmed=True
    )
    with nothing_changes(), pytest.raises(ValidationError):
        writing.send_newsletter(newsletter=one, version=one.version, by=by, now=NOW)


def test_nobody_is_sent_a_newsletter_without_readers(news: News) -> None:
    circle, by = news
    one = written(circle, by, segments=["kind:nothing"])
    assert one.segments == []
    with nothing_changes(), pytest.raises(ValidationError):
        writing.send_newsletter(newsletter=one, version=one.version, by=by, now=NOW)


def test_it_is_given_up_before_it_leaves(news: News) -> None:
    circle, by = news
    one = written(circle, by)
    writing.drop_newsletter(newsletter=one, version=one.version, by=by, now=NOW)
    assert (Newsletter.objects.count(), kinds_of_events()[-1]) == (0, "newsletter.dropped")


def test_those_that_were_refused_are_tried_again_and_no_other(news: News) -> None:
    circle, by = news
    one = sent(circle, by)
    first, second, *_others = one.copies.all()
    NewsletterCopy.objects.filter(pk=first.pk).update(state=DepartureState.GIVEN_UP)
    NewsletterCopy.objects.filter(pk=second.pk).update(state=DepartureState.UNCERTAIN)
    assert writing.send_copies_again(newsletter=one, by=by, now=NOW) == 1
    assert one.copies.get(pk=second.pk).state == DepartureState.UNCERTAIN
