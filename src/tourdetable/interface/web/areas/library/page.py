"""One thing of the library as one reader sees it: what it is, what became of it, who used it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tourdetable.core.charter.terms.model import word_for
from tourdetable.core.words.attribution import Attribution
from tourdetable.domain.agendas.topics import preparers
from tourdetable.domain.library import rules
from tourdetable.domain.library.enums import FollowUpWish
from tourdetable.domain.library.models import Entry, EntryUse
from tourdetable.domain.library.queries import AROUND, left_by_all
from tourdetable.domain.networks.models import Body, Seat
from tourdetable.domain.networks.queries import Standing
from tourdetable.domain.referrals.queries import sending_bodies
from tourdetable.domain.relays.queries import CarriedHome, carried_home
from tourdetable.domain.topics.rules import Speaking
from tourdetable.domain.uses.queries import as_read
from tourdetable.interface.language import labelled
from tourdetable.interface.web.areas.files.serving import stored_file
from tourdetable.interface.web.areas.uses.listed import Uses
from tourdetable.interface.web.attached import size_words
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, in_network


def byline(entry: Entry, scene: Scene) -> str:
    """Who brought it, as its author chose to be named; nothing for nobody."""
    match Attribution(entry.attribution):
        case Attribution.NONE:
            return ""
        case Attribution.COLLEGE if entry.seat:
            return word_for(scene.charter.vocabulary.colleges, entry.seat.college)
        case Attribution.NAMED if entry.seat and entry.person:
            return labelled(str(entry.seat), str(entry.person))
        case Attribution.COLLEGE:
            return ""
    return str(entry.seat or entry.person or _("somebody who has left"))


@dataclass(frozen=True)
class EntrySheet:
    """A thing of the library; `reader` is None for strangers."""

    scene: Scene
    entry: Entry
    reader: Standing | None

    @property
    def byline(self) -> str:
        return byline(self.entry, self.scene)

    @property
    def keeper(self) -> Seat | None:
        """The seat that keeps it, for members, as long as somebody holds it; not where that would
        tell who brought it."""
        entry = self.entry
        if entry.left_by_all:  # type: ignore[attr-defined]  # `sheet_of` asks it with the row
            return None
        hidden = entry.discreet and entry.keeper_id == entry.seat_id and not self.changing
        return None if self.reader is None or hidden else entry.keeper

    @property
    def facts(self) -> list[tuple[str, str]]:
        """What is said of it in a few words, label and value; not what is not said."""
        one = self.entry
        said = (
            (_("Territory"), one.territory),
            (_("For whom"), one.for_whom),
            (_("Whose news"), one.source),
            (_("Who runs it"), one.organiser),
            (_("Who began it"), one.initiative),
            (_("With whom"), one.partners),
            (_("Does it go on?"), str(one.get_practice_display()) if one.practice else ""),
            (_("Why it ended"), one.practice_because),
        )
        return [(label, value) for label, value in said if value]

    @cached_property
    def changing(self) -> Speaking:
        """The capacities in which the reader changes it."""
        return rules.may_change(self.reader, self.entry) if self.reader else ()

    @cached_property
    def answering(self) -> Speaking:
        """Those in which they answer it."""
        if self.reader is None:
            return ()
        able = preparers(self.reader, self.entry.body, now=self.scene.now)
        return rules.may_answer(self.reader, self.entry, able)

    @cached_property
    def senders(self) -> list[Body]:
        """The bodies in whose name they send it up: its own; of the whole network, theirs."""
        if self.reader is None or self.entry.follow_up != FollowUpWish.REFERRAL:
            return []
        if known := self.entry.body:
            return [known] if self.answering else []
        return sending_bodies(self.reader, now=self.scene.now)

    @cached_property
    def uses(self) -> Uses | None:
        """What happened to those who used it, for members."""
        if self.reader is None:
            return None
        return Uses(list(as_read(self.entry.uses.all())), self.reader)

    @cached_property
    def carried(self) -> CarriedHome | None:
        """How far members carried it to their institutions."""
        return carried_home(self.reader, self.entry)

    @cached_property
    def used(self) -> int:
        """How many used it, for strangers."""
        return self.entry.uses.count()

    def amend(self, use: EntryUse) -> str:
        """Where the reader corrects what they said of a use."""
        return self.scene.url("entry_use_amend", use.pk)

    @property
    def opens_point(self) -> bool:
        """Whether the reader opens the meeting whose agenda took it up."""
        point = self.entry.point
        return bool(self.reader and point and self.reader.sits_in(point.meeting.body_id))

    @property
    def size(self) -> str:
        return size_words(self.entry.stored.size) if self.entry.stored else ""

    @property
    def is_stale(self) -> bool:
        return self.entry.is_stale(self.scene.today)


def sheet_of(scene: Scene, pk: int) -> EntrySheet:
    """What the reader may read, or 404 (one query, and another for its tags)."""
    rows = Entry.objects.filter(pk=pk, network=scene.network)
    around = (*AROUND, "keeper__institution", "stored", "point__meeting__body")
    rows = rows.annotate(left_by_all=left_by_all(scene.today))
    found = rows.select_related(*around).prefetch_related("tags").first()
    if found is None or not is_shown(scene, found):
        raise Http404
    found.network = scene.network
    if found.body is not None:
        found.body.network = scene.network
    reader = scene.standing
    mine = reader if reader and rules.may_see(reader, found) else None
    return EntrySheet(scene, found, mine)


def is_shown(scene: Scene, entry: Entry) -> bool:
    """Whether this reader may read it: strangers, what is for everybody."""
    reader = scene.standing
    return entry.is_public or (reader is not None and rules.may_see(reader, entry))


@require_safe
@in_network
def entry(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """One thing of the library, at an address that stays."""
    sheet = sheet_of(scene, pk)
    here = {"page": sheet, "entry": sheet.entry, "trail": trail(scene, sheet.entry.title)}
    return render(request, "library/entry.html", here)


@require_safe
@in_network
def document(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Its document, for whoever may read it."""
    one = sheet_of(scene, pk).entry
    if one.stored is None:
        raise Http404
    return stored_file(one.stored, one.file_name)


def member_sheet(scene: Scene, pk: int) -> EntrySheet:
    """The same for the pages that only members reach: 404 to those who may not read it."""
    sheet = sheet_of(scene, pk)
    if sheet.reader is None:
        raise Http404
    return sheet


def trail(scene: Scene, *here: str, entry: Entry | None = None) -> list[dict[str, str]]:
    """The way to the library, to something of it, or to a page below."""
    steps = [
        {"label": _("Network"), "url": scene.url("network")},
        {"label": _("Library"), "url": scene.url("library")},
    ]
    if entry is not None:
        steps.append({"label": entry.title, "url": scene.url("entry", entry.pk)})
    return [*steps, *({"label": words, "url": ""} for words in here)]
