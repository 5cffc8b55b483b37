"""Minutes of the demo are reviewed by several, and some were corrected."""

from __future__ import annotations

import pytest

from tourdetable.domain.minutes.models import CoSignature, Edition, Minutes, Remark
from tourdetable.domain.minutes.proofs import altered
from tourdetable.domain.networks.models import Network

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


def test_the_club_s_text_took_up_words_and_a_member_co_signed_it() -> None:
    minutes = Minutes.objects.get(meeting__body__slug="club", state="review")
    answers = minutes.remarks.order_by("pk").values_list("kind", "answer")
    assert list(answers) == [
        ("correction", "taken"),
        ("correction", "declined"),
        ("comment", ""),
    ]
    assert "seront relus à l’automne" in minutes.text
    assert CoSignature.objects.get().version == minutes.version


def test_a_suggestion_and_a_correction_wait_in_the_convention() -> None:
    waiting = Remark.objects.filter(minutes__meeting__body__slug="itc-etang-de-berre")
    found = waiting.filter(settled_at=None).order_by("pk").values_list("proposed", flat=True)
    assert [bool(proposed) for proposed in found] == [True, False]


def test_one_record_was_superseded_by_its_seats_and_both_editions_are_proved() -> None:
    former = Edition.objects.get()
    assert (former.number, former.minutes.edition, former.minutes.state) == (1, 2, "circulated")
    assert "du 15e ferme" in former.minutes.text
    assert [list(altered(network)) for network in Network.objects.all()] == [[], []]
