"""An experience that is written, another that is published, and all that hangs on them."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from tests.domain.builders import NOW, TODAY, Circle
from tests.domain.experience.builders import called, proposed, published, written
from tourdetable.domain.experience.actions import checking, trying, writing


def tell(told_in: Circle) -> None:
    """Bao writes one, that Ana is asked to read, and has published another; Dora calls for some."""
    called(told_in)
    done = proposed(told_in, title="Lire dehors, pour tout le monde", session=False)
    done = published(told_in, done, audience="public")
    known: dict[str, Any] = {"by": told_in.by_bao(), "now": NOW}
    trying.say_tried(report=done, outcome="kept", on=TODAY, words="Bien.", **known)
    report = written(told_in, proposed(told_in, session=False), levers="Avec Mme D.")
    report = writing.invite(report=report, version=2, person=told_in.chloe, **known)
    report = checking.ask_second(report=report, version=3, seat=told_in.town, **known)
    sent = {"content": BytesIO(b"Venez."), "name": "affiche.txt", **known}
    writing.add_document(report=report, version=4, **sent)
