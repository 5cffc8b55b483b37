from __future__ import annotations

from django.utils import timezone, translation

from tests.domain.notices.convened import MAY
from tourdetable.interface.web.areas.newsletters.forms import SubscribeForm, item_words


def test_a_thing_that_is_offered_is_said_with_its_sort_and_its_moment() -> None:
    with translation.override("en"), timezone.override("Europe/Paris"):
        said = item_words({"source": "meeting", "title": "Fête", "at": MAY})
        plain = item_words({"source": "work", "title": "Carte", "at": None})
    assert said.startswith("Meetings to come – Fête (Thursday")
    assert plain == "Deliverables to read – Carte"


def test_whoever_subscribes_reads_for_themselves_unless_they_say_so() -> None:
    form = SubscribeForm({"email": "a@b.example", "agreed": "on"})
    assert (form.is_valid(), form["profile"].initial) == (False, "other")
