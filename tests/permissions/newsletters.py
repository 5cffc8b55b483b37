"""The lines of newsletters and complaints: one newsletter has left, one is being written; somebody
complains of the circle, somebody of the site."""

from __future__ import annotations

from collections.abc import Mapping

from tests.permissions.lines import (
    EVERYBODY,
    STEWARD,
    Line,
    circle,
    operators,
    own,
    read,
    steward_only,
)
from tests.permissions.stage import Stage
from tourdetable.domain.complaints.models import Complaint
from tourdetable.domain.complaints.tokens import follow_token
from tourdetable.domain.newsletters.models import Newsletter


def the_one_that_left(_stage: Stage) -> list[object]:
    return ["circle", Newsletter.objects.exclude(sent_at=None).get().pk]


def the_one_being_written(_stage: Stage) -> list[object]:
    return ["circle", Newsletter.objects.get(sent_at=None).pk]


def no_token(_stage: Stage) -> list[object]:
    return ["circle", "nothing"]


def complained_of(_stage: Stage) -> list[object]:
    return ["circle", Complaint.objects.exclude(network=None).get().pk]


def any_complaint(_stage: Stage) -> list[object]:
    return [Complaint.objects.get(network=None).pk]


def followed(_stage: Stage) -> list[object]:
    return [follow_token(Complaint.objects.get(network=None))]


GONE = (410,) * 7

NEWSLETTERS: Mapping[str, Line] = {
    "newsletters": read(circle),
    "newsletter": read(the_one_that_left),
    "newsletter_new": steward_only(circle),
    "newsletter_page": read(the_one_being_written, STEWARD),
    "newsletter_change": steward_only(the_one_being_written),
    "newsletter_send": steward_only(the_one_being_written),
    "newsletter_drop": steward_only(the_one_being_written),
    "newsletter_again": steward_only(the_one_that_left),
    "newsletter_subscribe": Line(circle, EVERYBODY, (422,) * 7),
    "newsletter_confirm": Line(no_token, GONE, GONE),
    "newsletter_stop": Line(no_token, GONE, GONE),
    "complain": Line(own, EVERYBODY, (422,) * 7),
    "complaint_follow": read(followed),
    "network_complaints": read(circle, STEWARD),
    "network_complaint": read(complained_of, STEWARD),
    "network_complaint_answer": steward_only(complained_of),
    "network_complaint_defer": steward_only(complained_of),
    "operate_complaints": operators(own),
    "operate_complaint": operators(any_complaint),
    "operate_complaint_answer": operators(any_complaint, post=422),
    "operate_complaint_defer": operators(any_complaint, post=422),
    "page_scheme": read(own),
    "page_plan": read(own),
    "page_ecodesign": read(own),
    "stats": read(own),
    "network_stats": read(circle, (302, 404, 200, 200, 200, 200, 200)),
}
