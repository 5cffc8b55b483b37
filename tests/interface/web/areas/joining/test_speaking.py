from __future__ import annotations

from tests.domain.builders import Circle
from tests.interface.web.areas.joining.who import browser, url
from tourdetable.domain.networks.models import Network


def test_the_words_to_share_hold_nothing_but_what_is_public(circle: Circle) -> None:
    answer = browser(circle.ana).get(url("speak"))
    assert answer.context["words"].splitlines() == [
        "Je participe à «\u00a0Cercle\u00a0».",
        "",
        "Ce qu’il fait, et ses réunions publiques\u00a0: http://127.0.0.1:8000/circle/",
    ]
    Network.objects.update(purpose="Lire ensemble.", contact="bonjour@cercle.example")
    words = browser(circle.ana).get(url("speak")).context["words"]
    assert words.splitlines()[2:] == [
        "Lire ensemble.",
        "",
        "Ce qu’il fait, et ses réunions publiques\u00a0: http://127.0.0.1:8000/circle/",
        "",
        "Pour joindre les personnes qui l’animent\u00a0: bonjour@cercle.example",
    ]
