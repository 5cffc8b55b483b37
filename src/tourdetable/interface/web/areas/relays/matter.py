"""What a kit is made of, whatever is relayed: its text and for whom it is, what it is called on
papers and in a mail, where it comes from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.model import Charter
from tourdetable.core.words.attribution import Attribution, most_discreet
from tourdetable.core.words.audience import BEYOND_THE_NETWORK, Audience
from tourdetable.domain.deliverables.models import Deliverable
from tourdetable.domain.experience.models import ExperienceReport
from tourdetable.domain.library.models import Entry
from tourdetable.domain.minutes.models import Minutes
from tourdetable.domain.networks.models import Network
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.relays.models import RelayedContent, Shared
from tourdetable.interface.language import day, short_day
from tourdetable.interface.web.areas.experience.shown import SheetShown
from tourdetable.interface.web.areas.library.page import byline
from tourdetable.interface.web.base.scene import Scene


@dataclass(frozen=True)
class KitMatter:
    """What is relayed. `first`: how many of its passages are ticked to begin with, besides those
    that name the institution. `shared`: it is no minutes, and its title alone says something."""

    network: Network
    title: str
    about: str
    opening: str
    subject: str
    passages: str
    source: str
    name: str
    on: date
    text: str
    audience: Audience
    most: Attribution = Attribution.INSTITUTION
    first: int = 0
    shared: bool = False

    def offered(self, *, inside: bool) -> tuple[Audience, ...]:
        """How far a member may carry it: as partners read it; `inside` their own institution, as
        the network does, when it is for the whole network. What the network shares is carried whole
        or not at all."""
        wide = inside and self.audience == Audience.NETWORK
        far = not self.shared or self.audience in BEYOND_THE_NETWORK
        return (Audience.PARTNERS,) * far + (Audience.NETWORK,) * wide


def matter_of(content: RelayedContent, charter: Charter, scene: Scene) -> KitMatter:
    """That of anything."""
    if isinstance(content, Minutes):
        return minutes_matter(content)
    if isinstance(content, Deliverable):
        return work_matter(content, scene)
    if isinstance(content, ExperienceReport):
        return report_matter(content, charter, scene)
    return entry_matter(content, scene)


def minutes_matter(minutes: Minutes) -> KitMatter:
    """« ITC du Port, séance n° 3, jeudi 11 février 2027 »"""
    meeting = minutes.meeting
    network = meeting.body.network
    about = ", ".join((meeting.body.name, meeting.title, day(meeting.starts_at)))
    source = _("From the minutes adopted on %(day)s – %(network)s")
    said = {"day": short_day(minutes.adopted_on), "network": network.name}
    return KitMatter(
        network=network,
        title=_("What was said and decided"),
        about=about,
        opening=_("Here is what was said and decided: %(about)s.") % {"about": about},
        subject=_("What was decided: %(about)s") % {"about": about},
        passages=_("What was said that concerns us"),
        source=source % said,
        name=meeting.body.name,
        on=local_day(network, meeting.starts_at),
        text=minutes.text,
        audience=Audience(minutes.audience),
    )


def work_matter(work: Deliverable, scene: Scene) -> KitMatter:
    """A deliverable, as the version in force says it."""
    sent = work.in_force
    assert sent is not None, "it is out"
    kind = capfirst(str(work.get_kind_display()))
    about = _("%(kind)s, version %(number)d – %(body)s")
    words = about % {"kind": kind, "number": sent.number, "body": work.body.name}
    return shared_matter(
        (work, sent.title),
        words,
        scene,
        on=work.circulated_on or scene.today,
        text="\n\n".join(filter(None, (plain(sent.summary), sent.text))),
        audience=Audience(sent.audience),
        most=most_discreet(Attribution.INSTITUTION, Attribution(sent.attribution)),
        first=1 if sent.summary else 0,
    )


def report_matter(report: ExperienceReport, charter: Charter, scene: Scene) -> KitMatter:
    """A published experience: all its texts, and who tells it as far as it may be told."""
    shown = SheetShown(report, charter)
    about = ", ".join(filter(None, (_("Experience"), shown.who)))
    return shared_matter(
        (report, report.title),
        about,
        scene,
        on=report.published_on or scene.today,
        text=headed((part.title, part.text) for part in shown.parts),
        audience=Audience(report.audience),
    )


def entry_matter(entry: Entry, scene: Scene) -> KitMatter:
    """Something of the library, with the line that says it and where it is."""
    about = ", ".join(filter(None, (str(entry.get_kind_display()), byline(entry, scene))))
    texts = (("", entry.line), ("", entry.text), (_("What it gave"), entry.results))
    return shared_matter(
        (entry, entry.title),
        capfirst(about),
        scene,
        on=entry.brought_on,
        text=headed((*texts, (_("Where it is"), entry.address))),
        audience=Audience(entry.audience),
    )


MANY = 30
"""Passages of a sheet, which is short, that are ticked to begin with."""


def shared_matter(
    named: tuple[Shared, str],
    about: str,
    scene: Scene,
    *,
    on: date,
    text: str,
    audience: Audience,
    most: Attribution = Attribution.INSTITUTION,
    first: int = MANY,
) -> KitMatter:
    """What the network shares, named by its title; anybody opens its page when it is public."""
    content, title = named
    where = {"title": title, "network": scene.network.name}
    source = _("Shared by %(network)s") % where
    if audience == Audience.PUBLIC:
        source = f"{source} – {settings.SITE_URL}{page_of(content, scene)}"
    return KitMatter(
        network=scene.network,
        title=title,
        about=about,
        opening=_("Here is something that concerns us: %(title)s.") % where,
        subject=_("To read: %(title)s") % where,
        passages=_("What it says"),
        source=source,
        name=title,
        on=on,
        text=text,
        audience=audience,
        most=most,
        first=first,
        shared=True,
    )


def page_of(content: RelayedContent, scene: Scene) -> str:
    """Where it is read."""
    if isinstance(content, Minutes):
        return scene.url("minutes", content.meeting_id)
    if isinstance(content, Deliverable):
        return scene.url("work", content.number)
    name = "experience" if isinstance(content, ExperienceReport) else "entry"
    return scene.url(name, content.pk)


def headed(parts: Iterable[tuple[str, str]]) -> str:
    """Texts under their headings, as one."""
    return "\n\n".join(said(parts))


def said(parts: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Those that say something."""
    for heading, text in parts:
        if text.strip():
            yield f"# {heading}\n\n{plain(text)}" if heading else plain(text)


def plain(text: str) -> str:
    """A text that nobody marked: each of its lines is a paragraph."""
    return "\n\n".join(line.strip() for line in text.splitlines() if line.strip())
