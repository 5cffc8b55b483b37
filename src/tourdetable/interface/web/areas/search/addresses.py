"""What each kind of result is called, and where one reads it: a line for each source."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tourdetable.domain.networks.queries import Standing
from tourdetable.domain.search.models import SearchEntry


@dataclass(frozen=True)
class FoundAt:
    """An entry, as its reader (None: a stranger) goes to it."""

    entry: SearchEntry
    reader: Standing | None

    def page(self, name: str, *args: object) -> str:
        """The address of a page of its network."""
        return reverse(name, args=[self.entry.generation.network.slug, *args])

    @property
    def inside(self) -> bool:
        """Whether the reader sits in the body whose it is."""
        body = self.entry.body_id
        return self.reader is not None and body is not None and self.reader.sits_in(body)


def to_body(found: FoundAt) -> str:
    """A body's page; for strangers, the bodies of that name."""
    if found.reader is None:
        return f"{found.page('network')}?{urlencode({'name': found.entry.title})}"
    return found.page("body", found.entry.part)


def to_article(found: FoundAt) -> str:
    """An article's page; for strangers, its place in the text."""
    if found.reader is None:
        return f"{found.page('charter')}#{found.entry.part}"
    return found.page("charter_article", found.entry.part)


def to_meeting(found: FoundAt) -> str:
    """A meeting's page, for those who sit there; for others, the programme."""
    if found.inside:
        return found.page("meeting", found.entry.about)
    return found.page("programme")


def to_point(found: FoundAt) -> str:
    return f"{found.page('meeting', found.entry.at)}#agenda"


def to(name: str) -> Callable[[FoundAt], str]:
    """The page of the row."""
    return lambda found: found.page(name, found.entry.about)


@dataclass(frozen=True)
class ResultKind:
    """What one is called, what several are, and where one is read."""

    one: str | Promise
    several: str | Promise
    address: Callable[[FoundAt], str]


def to_part(name: str) -> Callable[[FoundAt], str]:
    """The page of a part: what its address is made of, one after the other."""
    return lambda found: found.page(name, *found.entry.part.split("/"))


KINDS: Mapping[str, ResultKind] = {
    "minutes": ResultKind(
        _("Minutes"), _("Minutes"), lambda found: found.page("minutes", found.entry.at)
    ),
    "decision": ResultKind(_("Decision"), _("Decisions"), to("decision")),
    "meeting": ResultKind(_("Meeting"), _("Meetings"), to_meeting),
    "point": ResultKind(_("Agenda point"), _("Agenda points"), to_point),
    "topic": ResultKind(_("Topic"), _("Topics"), to("topic")),
    "theme_call": ResultKind(_("A call for themes"), _("Calls for themes"), to("call")),
    "terms": ResultKind(_("Terms of reference"), _("Terms of reference"), to_part("group_terms")),
    "group_report": ResultKind(
        _("Report of a group"), _("Reports of groups"), to_part("group_report")
    ),
    "deliverable": ResultKind(_("Deliverable"), _("Deliverables"), to_part("work")),
    "experience": ResultKind(_("Experience"), _("Experiences"), to("experience")),
    "experience_call": ResultKind(
        _("A call for experiences"), _("Calls for experiences"), to("experience_call")
    ),
    "entry": ResultKind(_("In the library"), _("Library"), to("entry")),
    "page": ResultKind(_("Page of the public site"), _("Public site"), to_part("site_page")),
    "reading": ResultKind(_("Published decision"), _("Published decisions"), to("reading")),
    "day": ResultKind(_("Open day"), _("Open days"), to("open_day")),
    "newsletter": ResultKind(_("Newsletter"), _("Newsletters"), to("newsletter")),
    "diagnosis": ResultKind(_("Shared diagnosis"), _("Shared diagnoses"), to("diagnosis")),
    "agreement_period": ResultKind(
        _("Framework agreement"), _("Framework agreement"), to("agreement_period")
    ),
    "amendment": ResultKind(_("Amendment"), _("Amendments"), to_part("agreement_period")),
    "assessment": ResultKind(
        _("Assessment of the agreement"),
        _("Assessments of the agreement"),
        to_part("agreement_period"),
    ),
    "campaign": ResultKind(
        _("Report of an evaluation"), _("Reports of evaluations"), to_part("evaluation_report")
    ),
    "questionnaire": ResultKind(
        _("Results of a questionnaire"),
        _("Results of questionnaires"),
        to("questionnaire_results"),
    ),
    "scheme": ResultKind(_("Outside the network"), _("Outside the network"), to("scheme")),
    "consultation": ResultKind(_("Consultation"), _("Consultations"), to("consultation")),
    "attachment": ResultKind(
        pgettext_lazy("file", "Document"), pgettext_lazy("files", "Documents"), to("document")
    ),
    "body": ResultKind(_("Body"), _("Bodies"), to_body),
    "person": ResultKind(_("Person"), _("People"), to("person")),
    "institution": ResultKind(_("Institution"), _("Institutions"), to("institution")),
    "article": ResultKind(_("Article"), _("Articles"), to_article),
    "place": ResultKind(_("Place"), _("Places"), lambda found: found.page("places")),
}
"""By the code of the source."""

PUBLIC_KINDS = (
    "minutes",
    "meeting",
    "attachment",
    "body",
    "article",
    "deliverable",
    "experience",
    "entry",
    "page",
    "reading",
    "day",
    "newsletter",
    "diagnosis",
    "campaign",
)
"""Those of which strangers find some."""
