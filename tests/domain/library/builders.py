"""What the circle's members bring to their library."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Any

from tests.domain.builders import NOW, Circle
from tests.domain.files.made import PDF
from tourdetable.domain.library.actions import answering, bringing
from tourdetable.domain.library.actions.sources import (
    ReadSource,
    SaidItem,
    add_source,
    receive,
)
from tourdetable.domain.library.models import Entry, EntryUse, NewsSource, SourceItem
from tourdetable.domain.networks.actors import Actor


def brought(
    circle: Circle, title: str = "Fermeture du guichet", by: Actor | None = None, **more: Any
) -> Entry:
    """Bao brings a watch item to the circle, for the library; `said` is the rest of it."""
    known = {"network": circle.network, "body": circle.body, "kind": "watch", "title": title}
    return bringing.bring(**{**known, "by": by or circle.by_bao(), "now": NOW, **more})


def for_agenda(circle: Circle, title: str = "Fermeture du guichet") -> Entry:
    return brought(circle, title, said={"follow_up": "agenda"})


def used(circle: Circle, entry: Entry, outcome: str = "kept", **more: Any) -> EntryUse:
    """Ana says for the town that they used it."""
    said = {"outcome": outcome, "on": NOW.date(), "words": "Trois familles.", **more}
    return answering.say_used(entry=entry, **said, by=circle.by_ana(), now=NOW)


def lead(circle: Circle) -> Actor:
    return Actor(circle.dora, office=circle.lead)


def source(circle: Circle, address: str = "https://feeds.example.org/a", **more: Any) -> NewsSource:
    known = {"network": circle.network, "body": circle.body, "title": "Préfecture"}
    return add_source(**{**known, "address": address, "by": lead(circle), "now": NOW, **more})


def items(circle: Circle, *said: SaidItem, of: NewsSource | None = None) -> list[SourceItem]:
    """What a source said, once it was read."""
    one = of or source(circle)
    receive(source=one, read=ReadSource(said), now=NOW)
    return list(one.items.order_by("pk"))


NEWS = SaidItem("urn:1", "Arrêté canicule", "https://feeds.example.org/1", "Seuil modifié.")
MORE = replace(NEWS, key="urn:2", title="Appel à projets", link="https://feeds.example.org/2")


TOOL = "Grille d’accueil"


def pool(circle: Circle) -> None:
    """Bao brings a tool, with a document, that Ana uses, and a watch item that waits; a source is
    read."""
    tool = brought(circle, TOOL, kind="tool")
    sent = bringing.SentFile(BytesIO(PDF), "grille.pdf")
    said = {"title": TOOL, "said": {}, "tags": ["Accueil"], "version": 1, "sent": sent}
    bringing.say_more(entry=tool, **said, by=circle.by_bao(), now=NOW)
    used(circle, tool)
    for_agenda(circle, "Un guichet ferme")
    items(circle, NEWS)
