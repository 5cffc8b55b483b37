"""A session on a telephone: one answers for one's seat."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.domain.builders import nothing_changes, propose
from tests.interface.web.areas.live.hall import Hall
from tests.interface.web.areas.meetings.people import text
from tourdetable.domain.rounds.actions import asking
from tourdetable.domain.rounds.models import LiveSession, RoundEntry
from tourdetable.domain.rounds.voices import RoomVoice

LIVE = "meeting_live"
CANARY = "kanari-4711"
EVERY_PAGE = ("meeting_live", "meeting_lead", "meeting_screen", "meeting", "minutes")


def test_the_page_says_where_one_is(hall: Hall) -> None:
    assert "Le direct n’a pas commencé" in hall.page("bao")
    hall.begun()
    page = hall.page("bao")
    assert "Point 1 sur 2" in page
    assert "Nouvelles" in page
    assert "Ville du Port anime." in page


def test_one_answers_for_ones_seat_and_its_pair_sees_it(hall: Hall) -> None:
    hall.begun()
    hall.ask("silent")
    assert hall.press("ana", "say", LIVE, words="Colette").status_code == 302
    page = hall.page("aurélien")
    assert "Votre siège l’a déjà dit" in page
    assert "Colette" in page
    assert hall.press("aurélien", "say", LIVE, words="Sand").status_code == 302
    entry = RoundEntry.objects.get()
    assert (entry.seat, entry.words) == (hall.circle.town, "Sand")


@pytest.mark.parametrize("kind", ["silent", "consent"])
def test_nothing_hidden_is_in_any_page_before_its_time(hall: Hall, kind: str) -> None:
    hall.begun()
    more = {"decision": propose(hall.circle, hall.meeting)} if kind == "consent" else {}
    one, said = hall.ask(kind, **more), {"words": CANARY}
    if kind == "consent":
        hall.on(one, asking.go_step, step="object")
        said |= {"stance": "object", "would_lift": CANARY}
    assert hall.press("bao", "say", LIVE, **said).status_code == 302
    _client, link = hall.join(seat=hall.circle.school.pk)
    for name in ("ana", "chloé"):
        for view in EVERY_PAGE:
            answer = hall.client(name).get(hall.url(view))
            assert CANARY not in answer.content.decode(), (name, view)
    assert CANARY not in _client.get(link).content.decode()
    act = {"step": "lift"} if kind == "consent" else {}
    hall.on(one, asking.go_step if kind == "consent" else asking.reveal, **act)
    assert CANARY in hall.page("chloé")


def test_dots_are_shown_as_totals_and_never_by_seat(hall: Hall) -> None:
    hall.begun()
    one = hall.ask("dots", options=["Colette", "Sand"])
    first = one.options.first()
    assert first is not None
    assert hall.press("bao", "say", LIVE, **{f"option-{first.pk}": 3}).status_code == 302
    assert hall.press("chloé", "say", LIVE, **{f"option-{first.pk}": 4}).status_code == 422
    hall.on(one, asking.close)
    page = hall.page("ana")
    assert "Colette 3 1" in page
    assert "Médiathèque 3" not in page


def test_grades_are_judged(hall: Hall) -> None:
    hall.begun()
    one = hall.ask("judgement", options=["Colette", "Sand"])
    first, second = one.options.all()
    for name, grades in (("ana", (5, 2)), ("bao", (3, 4)), ("chloé", (1, 4))):
        sent = {f"option-{first.pk}": grades[0], f"option-{second.pk}": grades[1]}
        assert hall.press(name, "say", LIVE, **sent).status_code == 302
    hall.on(one, asking.reveal)
    assert "1 Sand bien" in hall.page("ana")


def test_whoever_has_the_floor_lets_it_go(hall: Hall) -> None:
    hall.begun()
    one = hall.ask("go_round")
    code = RoomVoice(hall.circle.library.pk).code
    hall.on(one, asking.turn, how="next", voice=code)
    assert "Vous avez la parole" in hall.page("bao")
    assert hall.press("chloé", "next", LIVE).status_code == 422
    one.refresh_from_db()
    assert one.speaking == code
    assert hall.press("bao", "next", LIVE).status_code == 302
    one.refresh_from_db()
    assert (one.done, one.speaking != code) == ([code], True)


@pytest.mark.parametrize("kind", ["go_round", "silent", "election"])
def test_the_lead_is_taken_while_something_is_asked(hall: Hall, kind: str) -> None:
    hall.begun()
    hall.ask(kind)
    client = hall.client("bao")
    form = client.get(hall.url(LIVE)).context["form"]
    names = ("gesture", "writer")
    sent = {n: form[n].value() for n in names if n in form.fields}
    sent |= {"do": "take", "acting": f"seat:{hall.circle.library.pk}"}
    assert client.post(hall.url(LIVE), sent).status_code == 302
    assert LiveSession.objects.get().seat == hall.circle.library


def test_another_seat_takes_the_lead_when_its_holder_has_gone(hall: Hall) -> None:
    hall.begun()
    assert hall.client("bao").get(hall.url("meeting_lead")).status_code == 403
    sent = {"acting": f"seat:{hall.circle.library.pk}"}
    assert hall.press("bao", "take", LIVE, **sent).status_code == 302
    assert LiveSession.objects.get().seat == hall.circle.library
    assert hall.press("bao", "run").status_code == 302


def test_an_answer_to_what_is_no_longer_asked_records_nothing(hall: Hall) -> None:
    hall.begun()
    one = hall.ask("silent")
    client = hall.client("bao")
    form = client.get(hall.url(LIVE)).context["form"]
    sent = {key: form[key].value() for key in form.fields if form[key].value() is not None}
    hall.on(one, asking.close)
    hall.ask("silent")
    with nothing_changes():
        answer = client.post(hall.url(LIVE), {**sent, "do": "say", "words": "Trop tard"})
    assert answer.status_code == 422
    page = text(answer)
    assert "Autre chose est demandé maintenant" in page
    assert "Trop tard" in page, "what one had written is lost"


def test_what_comes_too_late_is_given_back_when_nothing_more_is_asked(hall: Hall) -> None:
    hall.begun()
    one = hall.ask("silent")
    _client, link = hall.join(seat=hall.circle.school.pk)
    pages = ((hall.client("bao"), hall.url(LIVE)), (_client, link))
    forms = [client.get(url).context["form"] for client, url in pages]
    hall.on(one, asking.reveal)
    for (client, url), form in zip(pages, forms, strict=True):
        sent = {key: form[key].value() for key in form.fields if form[key].value() is not None}
        with nothing_changes():
            answer = client.post(url, {**sent, "do": "say", "words": "Trop tard"})
        assert answer.status_code == 422
        assert "Autre chose est demandé maintenant" in text(answer)
        assert "Trop tard" in text(answer)


def test_what_one_wrote_is_kept_when_one_lets_the_floor_go(hall: Hall) -> None:
    hall.begun()
    one = hall.ask("go_round")
    hall.on(one, asking.turn, how="next", voice=RoomVoice(hall.circle.library.pk).code)
    assert hall.press("bao", "next", LIVE, words="Le toit est refait.").status_code == 302
    entry = RoundEntry.objects.get()
    assert (entry.seat, entry.words) == (hall.circle.library, "Le toit est refait.")


def test_who_holds_no_seat_reads_and_says_nothing(hall: Hall) -> None:
    hall.begun()
    hall.ask("silent")
    assert "Ce que dit votre siège" not in hall.page("dora")
    dora = hall.client("dora")
    with nothing_changes():
        assert dora.post(hall.url(LIVE), {"do": "say"}).status_code == 403


@pytest.mark.parametrize(("kind", "most"), [("silent", 12), ("consent", 12), ("dots", 12)])
def test_what_it_costs_to_say_something(hall: Hall, kind: str, most: int) -> None:
    hall.begun()
    more = {"decision": propose(hall.circle, hall.meeting)} if kind == "consent" else {}
    one = hall.ask(kind, options=["Colette", "Sand"], **more)
    said: dict[str, object] = {"words": "Sand"}
    if kind == "consent":
        hall.on(one, asking.go_step, step="object")
        said = {"stance": "consent"}
    elif kind == "dots":
        said = {f"option-{one.options.all()[0].pk}": 2}
    client = hall.client("bao")
    for _time in range(2):
        form = client.get(hall.url(LIVE)).context["form"]
        sent = {key: form[key].value() for key in form.fields if form[key].value() is not None}
        with CaptureQueriesContext(connection) as asked:
            answer = client.post(hall.url(LIVE), {**sent, "do": "say", **said})
        assert answer.status_code == 302
    words = [query["sql"] for query in asked.captured_queries]
    reached = [sql[:100] for sql in words if not sql.startswith(("SAVEPOINT", "RELEASE"))]
    assert len(reached) <= most, reached
