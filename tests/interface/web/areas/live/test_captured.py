"""What was said, brought into the minutes."""

from __future__ import annotations

from tests.domain.builders import NOW
from tests.interface.web.areas.live.hall import Hall
from tourdetable.domain.minutes.actions.minutes import begin
from tourdetable.domain.minutes.models import Minutes
from tourdetable.domain.rounds.actions import asking


def spoken(hall: Hall) -> None:
    hall.begun()
    one = hall.ask("silent")
    hall.press("bao", "say", "meeting_live", words="Lire Sand")
    hall.on(one, asking.close)


def test_it_is_in_the_first_draft_and_tidied_there(hall: Hall) -> None:
    spoken(hall)
    client, url = hall.client("ana"), hall.url("meeting_captured")
    form = client.get(url).context["form"]
    text = form["text"].value()
    assert f"- @{{siège:{hall.circle.library.pk} Médiathèque}}\u00a0: Lire Sand" in text
    sent = {key: form[key].value() for key in form.fields if form[key].value() is not None}
    sent["text"] = text.replace("Lire Sand", "Lire George Sand")
    assert client.post(url, sent)["Location"] == hall.url("minutes")
    assert "Lire George Sand" in Minutes.objects.get().text


def test_what_minutes_already_hold_is_not_brought_twice(hall: Hall) -> None:
    spoken(hall)
    begin(meeting=hall.meeting, text="Déjà.", by=hall.circle.by_ana(), now=NOW)
    client, url = hall.client("ana"), hall.url("meeting_captured")
    form = client.get(url).context["form"]
    assert form["text"].value().startswith("Déjà.")
    assert form["text"].value().count("Lire Sand") == 1
    sent = {key: form[key].value() for key in form.fields if form[key].value() is not None}
    assert client.post(url, sent).status_code == 302
    assert client.get(url).context["form"]["text"].value().count("Lire Sand") == 1
