from __future__ import annotations

from tests.domain.builders import APRIL, NOW, OPERATOR, Circle, draw
from tests.domain.search.people import found
from tourdetable.domain.meetings.actions.meetings import AgendaDraft, set_agenda
from tourdetable.domain.meetings.models import Meeting


def test_strangers_find_the_titles_of_public_meetings_and_no_purpose(circle: Circle) -> None:
    feast = draw(circle.body, APRIL, "La fête", kind="feast")
    Meeting.objects.filter(pk=feast.pk).update(purpose="Goûter")
    draw(circle.body, title="La lecture")
    told = {
        name: [found(circle, person, words) for words in ("fête", "goûter", "lecture")]
        for name, person in (("ana", circle.ana), ("nobody", None))
    }
    assert told == {
        "ana": [["La fête"], ["La fête"], ["La lecture"]],
        "nobody": [["La fête"], [], []],
    }


def test_points_of_agendas_are_the_body_s(circle: Circle) -> None:
    meeting = draw(circle.body, APRIL, "Avril")
    point = AgendaDraft(
        title="Le budget", purpose="decide", minutes=10, note="En pièce", question="Combien ?"
    )
    set_agenda(meeting=meeting, items=[point], version=1, by=OPERATOR, now=NOW)
    assert [found(circle, circle.ana, words) for words in ("budget", "combien", "pièce")] == [
        ["Le budget"]
    ] * 3
    assert found(circle, None, "budget") == []
