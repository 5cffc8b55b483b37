"""What the network shows to everybody, and the address at which one reaches it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.core.paginator import Page
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tourdetable.core.charter.terms.model import word_for
from tourdetable.core.words.audience import Audience
from tourdetable.domain.convention.queries.diagnoses import published_diagnoses
from tourdetable.domain.deliverables.queries import published
from tourdetable.domain.evaluation.models import Campaign
from tourdetable.domain.evaluation.queries import published_reports
from tourdetable.domain.experience.queries import public as public_experiences
from tourdetable.domain.meetings.calendar.seasons import reach_of
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.actions.contact import publish_contact
from tourdetable.domain.networks.rules import may_publish_contact
from tourdetable.domain.newsletters.models import Newsletter
from tourdetable.domain.newsletters.queries import archive
from tourdetable.domain.site.models import OpenDay, PageEdition
from tourdetable.domain.site.queries import coming_days, news_on, pages_on, published_readings
from tourdetable.domain.site.rules import may_write
from tourdetable.interface.web.answer import answer, domain_call, members_form, posted
from tourdetable.interface.web.areas.networks.bodies import word_for_some
from tourdetable.interface.web.areas.networks.reads import bodies_of, next_in_public
from tourdetable.interface.web.areas.site.reading import ReadingShown, told
from tourdetable.interface.web.base.fields import MailField
from tourdetable.interface.web.base.forms import WriteForm
from tourdetable.interface.web.base.groups import by_kind
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene
from tourdetable.interface.web.paging import Pages
from tourdetable.interface.web.searching import Sought

SOON = 4
"""How many public meetings a stranger is shown, open days among them."""

BODIES = 10
"""How many bodies a page shows."""

LATEST, PAGES = 2, 8
"""How many news and decisions are shown; how many pages are listed."""


class BodyShown(NamedTuple):
    """What anybody may read of a body."""

    kind: str
    name: str
    territory: str
    purpose: str


def face_of(scene: Scene, asked: Mapping[str, str]) -> PublicFace:
    """The public face, as its address asks: words of a body's name, a page of bodies."""
    return PublicFace(scene, asked.get("name", ""), asked.get("page", ""))


@dataclass(frozen=True)
class PublicFace:
    """What anybody may read: nothing that the charter or an office of the network did not make
    public, and never who sits."""

    scene: Scene
    name: str = ""
    number: str = ""

    @cached_property
    def meetings(self) -> list[Meeting]:
        """Public meetings that are not over, cancelled ones included so that nobody comes for
        nothing; those to which one registers are told apart."""
        read = next_in_public(reach_of(self.scene.charter, None).kinds, SOON)
        rows = read.rows(network=self.scene.network.pk, now=self.scene.now)
        apart = {day.meeting_id for day in self.days}
        others = [meeting for meeting, *_rest in rows if meeting.pk not in apart]
        return others[: SOON - len(self.days)]

    @cached_property
    def news(self) -> list[PageEdition]:
        """The latest news."""
        rows = news_on(self.scene.network, on=self.scene.today).defer("text")
        return list(rows[:LATEST])

    @cached_property
    def pages(self) -> list[PageEdition]:
        """The pages that the network wrote."""
        return list(pages_on(self.scene.network, on=self.scene.today).defer("text")[:PAGES])

    @cached_property
    def days(self) -> list[OpenDay]:
        """The open days that come."""
        return list(coming_days(self.scene.network, self.scene.charter, now=self.scene.now)[:SOON])

    @cached_property
    def decided(self) -> list[ReadingShown]:
        """The latest decisions that are published."""
        rows = published_readings(self.scene.network)[:LATEST]
        return [told(self.scene, one) for one in rows]

    @cached_property
    def works(self) -> int:
        """How many deliverables anybody may read."""
        return published(self.scene.network).count()

    @cached_property
    def newsletter(self) -> Newsletter | None:
        """The last one that anybody may read (one query)."""
        return archive(self.scene.network).defer("text").first()

    @property
    def evaluation(self) -> Campaign | None:
        """The last evaluation whose report anybody may read (one query)."""
        return published_reports(self.scene.network).defer("method", "findings").first()

    @property
    def experiences(self) -> bool:
        """Whether some experience is told to everybody."""
        return public_experiences(self.scene.network).exists()

    @property
    def diagnoses(self) -> bool:
        """Whether the portrait of some territory is for everybody."""
        return published_diagnoses(self.scene.network).exists()

    @property
    def text(self) -> bool:
        """Whether the charter may be read."""
        return self.scene.charter.public.text

    @cached_property
    def shown(self) -> list[BodyShown]:
        """The bodies of today of the kinds that the charter shows, in the order of its kinds, that
        have the name that is asked."""
        charter, sought = self.scene.charter, Sought.of(self.name[:200])
        read = bodies_of(tuple(charter.public.bodies))
        found = read.rows(network=self.scene.network.pk, on=self.scene.today)
        rows = [BodyShown(*row) for row in found]
        kinds = by_kind(rows, charter.vocabulary.body_kinds, lambda body: body.kind)
        every = [body for some in kinds.values() for body in some]
        if not sought.words:
            return every
        return [body for body in every if sought.stands_in(body.name, body.territory)]

    @cached_property
    def page(self) -> Page[BodyShown]:
        """A page of them."""
        return Pages(self.shown, BODIES).get_page(self.number)

    @property
    def long(self) -> bool:
        """Whether one looks for a name among them."""
        return self.page.paginator.num_pages > 1 or bool(self.name)

    @property
    def query(self) -> str:
        """What the address asks, but for the page, ending with `&`."""
        return f"{urlencode({'name': self.name})}&" if self.name else ""

    @cached_property
    def bodies(self) -> list[tuple[str, list[BodyShown]]]:
        """The bodies of the page, under the charter's words for their kinds."""
        kinds = self.scene.charter.vocabulary.body_kinds
        found = by_kind(self.page, kinds, lambda body: body.kind)
        return [(word_for_some(kinds, code, len(some)), some) for code, some in found.items()]

    @property
    def offices(self) -> list[str]:
        """What those who animate the whole network are called, without their names."""
        kinds = self.scene.charter.vocabulary.offices.values()
        return [kind.name for kind in kinds if kind.scope == "network"]

    @property
    def kinds(self) -> list[str]:
        """The kinds of meetings, and of bodies, that the charter makes public."""
        words = self.scene.charter.vocabulary
        meetings = [k.plural for k in words.meeting_kinds.values() if k.audience is Audience.PUBLIC]
        shown = [word_for(words.body_kinds, code) for code in self.scene.charter.public.bodies]
        return [*meetings, *shown]


class ContactForm(WriteForm):
    """The address that strangers are given; empty, none."""

    contact = MailField(
        label=gettext_lazy("Address that everybody may read"),
        max_length=254,
        required=False,
        help_text=gettext_lazy(
            "Rather an address of the network than that of a person. Leave it empty to publish "
            "none."
        ),
    )


@members_form
def public(request: Request, scene: Scene) -> HttpResponse:
    """What strangers see of the network, for its members; and the address, for who may change
    it."""
    able = may_publish_contact(scene.member)
    face = face_of(scene, request.GET)
    if request.method == "POST" and not able:
        raise PermissionDenied(_("Whoever animates the network publishes its address."))
    start = {"contact": scene.network.contact}
    form = ContactForm(
        posted(request) if able else None, scene=scene, capacities=able, initial=start
    )
    act = domain_call(form, publish_contact, "contact", network=scene.network)
    said = _("Everybody now reads this address.")
    gone = _("No address is published any more.")
    return answer(
        request,
        form,
        act,
        "networks/shown.html",
        then=scene.url("public"),
        said=lambda network: said if network.contact else gone,
        face=face,
        able=able,
        writes=bool(may_write(scene.member)),
    )
