"""Who signs a period, and who joins or leaves it by an amendment."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Protocol

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.model import Vocabulary
from tourdetable.core.words.collation import folded
from tourdetable.domain.convention.actions.documents import give_document
from tourdetable.domain.convention.actions.periods import WORDS
from tourdetable.domain.convention.models import (
    Agreement,
    AgreementAmendment,
    AgreementPeriod,
    FacilitySeats,
    Signatory,
)
from tourdetable.domain.journal.actions import once, save
from tourdetable.domain.journal.versions import lock
from tourdetable.domain.library.actions.bringing import SentFile
from tourdetable.domain.networks.actions.presences import in_directory
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.enums import SEAT_KINDS
from tourdetable.domain.networks.queries import charter_in_force, local_day
from tourdetable.domain.networks.vocabulary import must_be_known
from tourdetable.domain.people.models import Institution
from tourdetable.domain.people.wording import one_line, short_day, wording


@dataclass(frozen=True)
class SignatoryDraft:
    """An institution, known or only named, its college, how it sits, in which kinds of bodies."""

    institution: Institution | str
    college: str
    kind: str = "standing"
    bodies: Collection[str] = ()


@dataclass(frozen=True)
class FacilitySeatsDraft:
    """A kind of facility, in which college whoever runs one sits, how, in which kinds of bodies."""

    facility_kind: str
    college: str
    kind: str = "standing"
    bodies: Collection[str] = ()


@dataclass(frozen=True)
class AmendmentDraft:
    """What an amendment says: the day of its signature, from when it holds, its words, and the new
    last day of the period, if it changes."""

    signed_on: date
    applies_from: date
    words: str = ""
    ends: date | None = None


@once
def add_signatories(
    *,
    period: AgreementPeriod,
    drafts: Iterable[SignatoryDraft],
    version: int,
    by: By,
    now: datetime,
    amendment: AgreementAmendment | None = None,
) -> list[Signatory]:
    """Institutions sign a period that is prepared, or join it by an amendment: all or none."""
    current = lock(period, version=version)
    must_be_amended(current, amendment)
    today = local_day(current.agreement.network, now)
    made = [signing(current, draft, amendment, today) for draft in drafts]
    if not made:
        raise ValidationError({"institutions": _("Choose an institution, or write its name.")})
    said = {"institutions": [row.institution_id for row in made]}
    save("agreement_period.joined", current, by, now, **said)
    return made


def signing(
    period: AgreementPeriod,
    draft: SignatoryDraft,
    amendment: AgreementAmendment | None,
    today: date,
) -> Signatory:
    """One that signs."""
    must_be_in_charter(period, draft, today)
    starts = amendment.applies_from if amendment else period.starts
    row = Signatory(period=period, institution=in_directory(draft.institution), starts=starts)
    row.college, row.kind, row.bodies = draft.college, draft.kind, sorted(draft.bodies)
    row.joined_by = amendment
    must_sign_once(row)
    row.save()
    return row


@once
def remove_signatory(
    *, signatory: Signatory, version: int, by: By, now: datetime
) -> AgreementPeriod:
    """An institution does not sign after all a period that is prepared; or it was written as having
    joined by mistake, on the day that an amendment holds from."""
    current = lock(signatory.period, version=version)
    if current.signed_on is not None and signatory.joined_by_id is None:
        raise ValidationError(_("It signed this period: have it leave by an amendment."))
    signatory.delete()
    said = {"institution": signatory.institution_id}
    return save("agreement_period.removed", current, by, now, **said)


@once
def leave_period(
    *,
    signatory: Signatory,
    amendment: AgreementAmendment | None,
    version: int,
    by: By,
    now: datetime,
) -> Signatory:
    """An institution leaves a signed period by an amendment: its last day is the day before."""
    current = lock(signatory.period, version=version)
    must_be_amended(current, amendment)
    if amendment is None:
        raise ValidationError(_("This period is not signed: take the institution off the list."))
    row = Signatory.objects.select_for_update(no_key=True).get(pk=signatory.pk)
    must_sign_then(row, amendment.applies_from)
    row.ends, row.left_by = amendment.applies_from - timedelta(days=1), amendment
    row.save(update_fields=["ends", "left_by"])
    save("agreement_period.left", current, by, now, institution=row.institution_id)
    return row


def must_sign_then(row: Signatory, on: date) -> None:
    """Refuse to have an institution leave twice, or before it joined."""
    if row.ends is not None:
        raise ValidationError(_("It has left this period already."))
    if on <= row.starts:
        raise ValidationError({"amendment": _("It had not joined when this amendment applied.")})


@once
def amend_period(
    *,
    period: AgreementPeriod,
    draft: AmendmentDraft,
    version: int,
    by: By,
    now: datetime,
    sent: SentFile | None = None,
) -> AgreementAmendment:
    """A signed period is amended; those who join or leave by it are written next."""
    current = lock(period, version=version)
    must_hold(current, draft, now)
    row = AgreementAmendment(period=current, number=next_number(current))
    row.signed_on, row.applies_from = draft.signed_on, draft.applies_from
    row.words = wording(draft.words, limit=WORDS)
    give_document(row, sent, now)
    change_end(row, draft.ends)
    row.save()
    save("agreement_period.amended", current, by, now, number=row.number)
    return row


def change_end(row: AgreementAmendment, ends: date | None) -> None:
    """The period ends on another day by an amendment, if it says so. Both to be saved."""
    if ends is not None and ends != row.period.ends:
        row.ends, row.former_ends = ends, row.period.ends
        go_on_until(row.period, ends)


def go_on_until(period: AgreementPeriod, ends: date) -> None:
    """The period ends on another day, over no other one. To be saved."""
    if ends < period.starts:
        raise ValidationError({"ends": _("It cannot end before it starts.")})
    Agreement.objects.select_for_update(no_key=True).get(pk=period.agreement_id)
    later = AgreementPeriod.objects.filter(agreement=period.agreement, starts__gt=period.starts)
    following = later.order_by("starts").first()
    if following is not None and following.starts <= ends:
        words = _("“%(title)s” begins on %(day)s: this one ends before.")
        said = {"title": following.title, "day": short_day(following.starts)}
        raise ValidationError({"ends": words % said})
    period.ends = ends


def next_number(period: AgreementPeriod) -> int:
    """That of the next amendment of a period, which is locked."""
    return (period.amendments.aggregate(last=Max("number"))["last"] or 0) + 1


def must_be_amended(period: AgreementPeriod, amendment: AgreementAmendment | None) -> None:
    """Refuse to change those who signed otherwise than by an amendment of that period."""
    if period.signed_on is None:
        if amendment is not None:
            raise ValidationError(_("This period is not signed: nothing amends it."))
    elif amendment is None or amendment.period_id != period.pk:
        words = _("This period is signed: say by which of its amendments.")
        raise ValidationError({"amendment": words})


@once
def seat_facilities(
    *, period: AgreementPeriod, draft: FacilitySeatsDraft, version: int, by: By, now: datetime
) -> FacilitySeats:
    """Say where the agreement seats whoever runs a facility of a kind; with no kind of body, that
    it does not any more."""
    current = lock(period, version=version)
    must_be_in_charter(current, draft, local_day(current.agreement.network, now))
    kind = one_line(draft.facility_kind, limit=80, missing=_("Say which kind of facility."))
    row = seats_of(current, kind)
    row.college, row.kind, row.bodies = draft.college, draft.kind, sorted(draft.bodies)
    row.save()
    save("agreement_period.facilities_seated", current, by, now, seating=row.pk)
    return row


def seats_of(period: AgreementPeriod, kind: str) -> FacilitySeats:
    """What is said of a kind of facility, or what will be."""
    rows = {folded(one.facility_kind): one for one in period.facility_seats.all()}
    return rows.get(folded(kind)) or FacilitySeats(period=period, facility_kind=kind)


class SeatedAs(Protocol):
    """What says in which college one sits, how, and where."""

    @property
    def college(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def bodies(self) -> Collection[str]: ...


def must_be_in_charter(period: AgreementPeriod, draft: SeatedAs, on: date) -> None:
    """Refuse a college, a way of sitting or a kind of body that the charter does not know."""
    words = charter_in_force(period.agreement.network, on=on).vocabulary
    must_be_known(_("college"), draft.college, words.colleges)
    must_be_known(_("kind of seat"), draft.kind, dict(SEAT_KINDS))
    for kind in draft.bodies:
        must_be_known(_("kind of body"), kind, words.body_kinds)
        must_sit_in(words, draft.college, kind)


def must_sit_in(words: Vocabulary, college: str, kind: str) -> None:
    """Refuse a college that the charter does not seat in a kind of body."""
    if college not in [one.code for one in words.colleges_of(kind)]:
        said = {"college": words.colleges[college].name, "kind": words.body_kinds[kind].name}
        refusal = _("The charter does not seat the college “%(college)s” in “%(kind)s”.")
        raise ValidationError({"bodies": refusal % said})


def must_sign_once(row: Signatory) -> None:
    """Refuse an institution that signs twice on one day."""
    rows = Signatory.objects.filter(period=row.period, institution=row.institution)
    if rows.during(row.starts, date.max).exists():
        words = _("%(institution)s signs this period already.")
        raise ValidationError({"institutions": words % {"institution": row.institution}})


def must_hold(period: AgreementPeriod, draft: AmendmentDraft, now: datetime) -> None:
    """Refuse to amend what is not signed, before it is signed, or out of its days."""
    if period.signed_on is None:
        raise ValidationError(_("This period is not signed: change it, without amendment."))
    if draft.signed_on > local_day(period.agreement.network, now):
        raise ValidationError({"signed_on": _("This day has not come: sign first.")})
    if draft.signed_on < period.signed_on:
        words = _("The period was signed on %(day)s: an amendment comes after.")
        raise ValidationError({"signed_on": words % {"day": short_day(period.signed_on)}})
    last = max(draft.ends or period.ends, period.ends)
    if not period.starts <= draft.applies_from <= last:
        raise ValidationError({"applies_from": _("Choose a day of the period.")})
