"""The chapter of the story that is about the library."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from tests.domain.builders import NOW, TODAY, draw
from tests.domain.library.builders import MORE, NEWS
from tourdetable.domain.agendas.actions.designing import design_agenda
from tourdetable.domain.library.actions import answering, bringing, keeping, sources
from tourdetable.domain.library.models import Entry, SourceItem
from tourdetable.domain.meetings.actions.meetings import AgendaDraft

if TYPE_CHECKING:
    from tests.domain.story import Step, Story

JULY = datetime(2027, 7, 1, 9, 0, tzinfo=UTC)


def pooled(s: Story) -> Iterator[Step]:
    """Something is brought, said better, answered, used, kept; a source is read."""
    place = {"network": s.circle.network, "body": s.circle.body}
    said = {"follow_up": "agenda", "deadline": TODAY + timedelta(days=5)}
    watch = {"kind": "watch", "title": "Un guichet ferme", "said": said, **s.by}
    yield lambda: s.keep("watch", lambda: bringing.bring(**place, **watch))
    words = {"title": "Le guichet ferme", "said": {}, "tags": ["Droits"]}
    yield on(s, "watch", bringing.say_more, **words)
    yield lambda: s.keep("july", lambda: draw(s.circle.body, JULY, "Lecture de juillet"))
    items = [AgendaDraft("Le guichet ferme", "discuss", 10)]
    yield s.on("july", design_agenda, items=items)
    yield lambda: s.keep("other", lambda: bringing.bring(**place, **watch | {"title": "Autre"}))
    yield on(s, "other", answering.settle, words="C’est noté.")
    used = {"outcome": "kept", "on": TODAY, "words": "Oui.", **s.by}
    yield lambda: s.keep("use", lambda: answering.say_used(entry=s.told["watch"], **used))
    yield lambda: answering.amend_use(use=s.told["use"], version=1, **used)
    yield lambda: keeping.ask_keepers(now=NOW)
    yield on(s, "watch", keeping.renew, expires_on=TODAY + timedelta(days=60))
    yield on(s, "watch", keeping.retire, words="Rouvert.")
    yield on(s, "watch", keeping.bring_back)
    yield from fed(s, place)


def fed(s: Story, place: dict[str, Any]) -> Iterator[Step]:
    """A source is read; one of its items is kept, the other set aside."""
    where = {"title": "Préfecture", "address": "https://feeds.example.org/a"}
    yield lambda: s.keep("source", lambda: sources.add_source(**place, **where, **s.by))
    read = sources.ReadSource((NEWS, MORE))
    yield lambda: sources.receive(source=s.told["source"], read=read, now=NOW)
    words = {"title": "Canicule", "said": {}, "tags": (), **s.by}
    yield lambda: sources.keep_item(item=item(NEWS.title), **words)
    yield lambda: sources.dismiss_item(item=item(MORE.title), **s.by)
    yield lambda: sources.stop_source(source=s.told["source"], version=1, **s.by)


def item(title: str) -> SourceItem:
    return SourceItem.objects.get(title=title)


def on(s: Story, name: str, action: Callable[..., Any], **said: Any) -> Step:
    """An action on an entry, at the version it then has."""

    def step() -> Any:
        current = Entry.objects.get(pk=s.told[name].pk)
        return action(entry=current, version=current.version, **said, **s.by)

    return step
