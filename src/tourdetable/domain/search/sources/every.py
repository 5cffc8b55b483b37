"""All the sources, in the order in which they are indexed."""

from __future__ import annotations

from hashlib import sha256

from tourdetable.domain.search.sources.attachments import DocumentsSource
from tourdetable.domain.search.sources.base import SearchSource
from tourdetable.domain.search.sources.commons.deliverables import DeliverablesSource
from tourdetable.domain.search.sources.commons.experiences import (
    ExperienceCallsSource,
    ExperiencesSource,
)
from tourdetable.domain.search.sources.commons.groups import (
    GroupReportsSource,
    TermsSource,
    ThemeCallsSource,
)
from tourdetable.domain.search.sources.commons.library import EntriesSource
from tourdetable.domain.search.sources.consultations import ConsultationsSource
from tourdetable.domain.search.sources.meetings import MeetingsSource, PointsSource
from tourdetable.domain.search.sources.outward.convention import (
    AmendmentsSource,
    AssessmentsSource,
    DiagnosesSource,
    PeriodsSource,
)
from tourdetable.domain.search.sources.outward.evaluations import EvaluationsSource
from tourdetable.domain.search.sources.outward.newsletters import NewslettersSource
from tourdetable.domain.search.sources.outward.questionnaires import ResultsSource
from tourdetable.domain.search.sources.outward.site import DaysSource, PagesSource, ReadingsSource
from tourdetable.domain.search.sources.people import InstitutionsSource, PeopleSource
from tourdetable.domain.search.sources.places import ArticlesSource, BodiesSource, PlacesSource
from tourdetable.domain.search.sources.records import DecisionsSource, MinutesSource
from tourdetable.domain.search.sources.schemes import SchemesSource
from tourdetable.domain.search.sources.topics import TopicsSource

SOURCES: tuple[SearchSource, ...] = (
    PlacesSource(),
    ArticlesSource(),
    InstitutionsSource(),
    PeopleSource(),
    BodiesSource(),
    MeetingsSource(),
    PointsSource(),
    MinutesSource(),
    DecisionsSource(),
    ConsultationsSource(),
    TopicsSource(),
    SchemesSource(),
    DocumentsSource(),
    ThemeCallsSource(),
    TermsSource(),
    GroupReportsSource(),
    DeliverablesSource(),
    ExperienceCallsSource(),
    ExperiencesSource(),
    EntriesSource(),
    PeriodsSource(),
    AmendmentsSource(),
    AssessmentsSource(),
    DiagnosesSource(),
    ResultsSource(),
    EvaluationsSource(),
    NewslettersSource(),
    ReadingsSource(),
    DaysSource(),
    PagesSource(),
)
"""Of what has no day, the last indexed are the first found."""

BY_CODE = {source.code: source for source in SOURCES}
VERSION = 4
"""One more whenever what is indexed of things changes: each network's index is made again."""

MADE = sha256(f"{VERSION} {' '.join(BY_CODE)}".encode()).hexdigest()
"""What an index is made of."""
