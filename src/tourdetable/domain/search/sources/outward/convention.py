"""The agreement under which a network lives, and what was said together of its territories."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from django.db.models import Q, QuerySet

from tourdetable.domain.convention.enums import PUBLIC_ENTRIES
from tourdetable.domain.convention.models import (
    AgreementAmendment,
    AgreementPeriod,
    Assessment,
    DiagnosisEntry,
    Documented,
    SharedDiagnosis,
)
from tourdetable.domain.search.marks import EVERYBODY, MEMBERS
from tourdetable.domain.search.sources.base import (
    SearchNews,
    SearchReading,
    SearchSource,
    Seen,
    Thing,
    joined,
    keys,
)
from tourdetable.domain.search.sources.files import texts_of

FOR_MEMBERS = frozenset({MEMBERS})


class PeriodsSource(SearchSource):
    """Periods of the agreement, with their document: for members."""

    code = "agreement_period"

    def rows(self, seen: Seen) -> QuerySet[AgreementPeriod]:
        rows = AgreementPeriod.objects.filter(agreement__network=seen.network)
        return rows.select_related("agreement").prefetch_related("signatories__institution")

    def things(self, rows: Sequence[AgreementPeriod], seen: Seen) -> Iterator[Thing]:
        files = texts_of(row.stored_id for row in rows)
        for one in rows:
            names = (str(signed.institution) for signed in one.signatories.all())
            text = joined(one.agreement.title, one.agreement.words, *names, *beside(one, files))
            yield Thing(one.pk, (SearchReading(FOR_MEMBERS, one.title, text),), on=one.signed_on)

    def documents(self) -> QuerySet[AgreementPeriod]:
        return AgreementPeriod.objects.filter(stored__isnull=False)

    def touched(self, news: SearchNews) -> Iterable[int]:
        about = Q(pk__in=news.of(self.code)) | Q(agreement__in=news.of("agreement"))
        signed = Q(signatories__institution__in=news.of("institution"))
        return keys(AgreementPeriod.objects.filter(about | signed))


class AmendmentsSource(SearchSource):
    """What changed in a period, with its document: for members."""

    code = "amendment"

    def rows(self, seen: Seen) -> QuerySet[AgreementAmendment]:
        rows = AgreementAmendment.objects.filter(period__agreement__network=seen.network)
        return rows.select_related("period")

    def things(self, rows: Sequence[AgreementAmendment], seen: Seen) -> Iterator[Thing]:
        files = texts_of(row.stored_id for row in rows)
        for one in rows:
            text = joined(one.words, *beside(one, files))
            reading = SearchReading(FOR_MEMBERS, f"{one.period} ({one.number})", text)
            yield Thing(one.pk, (reading,), on=one.signed_on, part=str(one.period_id))

    def documents(self) -> QuerySet[AgreementAmendment]:
        return AgreementAmendment.objects.filter(stored__isnull=False)

    def touched(self, news: SearchNews) -> Iterable[int]:
        rows = AgreementAmendment.objects.filter(period__in=news.of("agreement_period"))
        return keys(rows)


class AssessmentsSource(SearchSource):
    """What a period gave, with its document: for members."""

    code = "assessment"

    def rows(self, seen: Seen) -> QuerySet[Assessment]:
        rows = Assessment.objects.filter(period__agreement__network=seen.network)
        return rows.select_related("period")

    def things(self, rows: Sequence[Assessment], seen: Seen) -> Iterator[Thing]:
        files = texts_of(row.stored_id for row in rows)
        for one in rows:
            text = joined(one.words, one.led_by, one.adopted_as, *beside(one, files))
            reading = SearchReading(FOR_MEMBERS, str(one.period), text)
            yield Thing(one.pk, (reading,), on=one.given_on, part=str(one.period_id))

    def documents(self) -> QuerySet[Assessment]:
        return Assessment.objects.filter(stored__isnull=False)

    def touched(self, news: SearchNews) -> Iterable[int]:
        about = Q(pk__in=news.of(self.code)) | Q(period__in=news.of("agreement_period"))
        return keys(Assessment.objects.filter(about))


class DiagnosesSource(SearchSource):
    """As `convention.rules.may_read` says: members read all of a diagnosis; strangers,
    of those that are public, neither what institutions see there nor the document."""

    code = "diagnosis"

    def rows(self, seen: Seen) -> QuerySet[SharedDiagnosis]:
        rows = SharedDiagnosis.objects.filter(network=seen.network)
        return rows.prefetch_related("entries")

    def things(self, rows: Sequence[SharedDiagnosis], seen: Seen) -> Iterator[Thing]:
        files = texts_of(row.stored_id for row in rows)
        for one in rows:
            every = list(one.entries.all())
            text = joined(*said(one, every), *beside(one, files))
            readings = [SearchReading(FOR_MEMBERS, one.title, text)]
            if one.is_public:
                shown = [entry for entry in every if entry.kind in PUBLIC_ENTRIES]
                text = joined(*said(one, shown))
                readings.append(SearchReading(frozenset({EVERYBODY}), one.title, text))
            yield Thing(one.pk, tuple(readings), one.body_id, one.shared_on or one.asked_on)

    def documents(self) -> QuerySet[SharedDiagnosis]:
        return SharedDiagnosis.objects.filter(stored__isnull=False)


def beside(row: Documented, files: dict[int, str]) -> Iterator[str]:
    """The name and the words of the document that comes with it."""
    if row.stored_id is not None:
        yield from (row.file_name, files.get(row.stored_id, ""))


def said(diagnosis: SharedDiagnosis, entries: Collection[DiagnosisEntry]) -> Iterator[str]:
    """What it says, with these of its lines."""
    yield from (diagnosis.territory, diagnosis.words)
    for one in entries:
        yield from (one.words, one.value, one.source, one.place)
