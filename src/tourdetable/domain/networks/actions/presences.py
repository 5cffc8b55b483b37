"""Saying which institutions are present on the territory of a body: each is owed a seat (ITC-09).

What is said of the past is judged again at once; what was said by mistake is corrected, and the
journal keeps what it was.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.core.words.collation import sort_key
from tourdetable.domain.journal.actions import once
from tourdetable.domain.networks.actions.founding import tell
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.models import Body, DatedQuerySet, Presence
from tourdetable.domain.networks.queries import charter_in_force
from tourdetable.domain.networks.vocabulary import must_be_known
from tourdetable.domain.people.actions import register_institution
from tourdetable.domain.people.models import Institution
from tourdetable.domain.people.wording import one_line


class PresenceDraft(NamedTuple):
    """An institution of the directory, or the name of one that is added to it, and its college."""

    institution: Institution | str
    college: str


class PresenceState(NamedTuple):
    """What is said of a presence: nobody overwrites what they have not seen."""

    college: str
    starts: date
    ends: date | None

    @classmethod
    def of(cls, presence: Presence) -> PresenceState:
        return cls(presence.college, presence.starts, presence.ends)


@once
def declare_presence(
    *, body: Body, institution: Institution, college: str, starts: date, by: By, now: datetime
) -> Presence:
    """Say that an institution is present on the body's territory from a day on."""
    place = locked(body)
    must_be_a_college(place, college, starts)
    must_be_present_once(place, institution, starts, None)
    return present(place, institution, college, starts, by, now)


@once
def declare_presences(
    *, body: Body, drafts: Iterable[PresenceDraft], starts: date, by: By, now: datetime
) -> list[Presence]:
    """The same of several at once, all or none. Those that are present already are left alone: what
    is said twice changes nothing."""
    place, made = locked(body), list[Presence]()
    for draft in drafts:
        must_be_a_college(place, draft.college, starts)
        known = in_directory(draft.institution)
        if not others(place, known, starts, None).exists():
            made.append(present(place, known, draft.college, starts, by, now))
            by = replace(by, gesture=None)  # the first event bears the token
    if not made:
        raise ValidationError(_("All these institutions are said to be present already."))
    return made


def in_directory(institution: Institution | str) -> Institution:
    """An institution; when it is only named, the one that bears this name, or else it is added to
    the directory."""
    if isinstance(institution, Institution):
        return institution
    name = one_line(institution, limit=200, missing=_("An institution has a name."))
    known = Institution.objects.filter(sort_key=sort_key(name), merged_into=None)[:2]
    if len(known) > 1:
        words = _(
            "Several institutions of the directory are called “%(name)s”: if they are one, merge "
            "them; otherwise tell them apart by their names."
        )
        raise ValidationError(words % {"name": name})
    return known[0] if known else register_institution(name=name)


@once
def change_presence(
    *,
    presence: Presence,
    seen: PresenceState,
    college: str,
    starts: date,
    ends: date | None,
    by: By,
    now: datetime,
) -> Presence:
    """Correct what is said of a presence, or end it on a day, included."""
    current = unchanged(presence, seen)
    body = current.body
    must_be_a_college(body, college, starts)
    must_be_present_once(body, current.institution, starts, ends, current)
    current.college, current.starts, current.ends = college, starts, ends
    current.save(update_fields=["college", "starts", "ends"])
    tell_change(current, seen, by, now)
    return current


def tell_change(presence: Presence, seen: PresenceState, by: By, now: datetime) -> None:
    """What was said of a presence, and what is said now."""
    body, state = presence.body, PresenceState.of(presence)
    said = {
        "institution": presence.institution_id,
        "was": written(seen),
        "now_says": written(state),
    }
    tell("presence.changed", body.network, f"body:{body.pk}", by, now, **said, **facts_of(body))


@once
def remove_presence(
    *, presence: Presence, seen: PresenceState, by: By, now: datetime
) -> Institution:
    """Take back what was said by mistake: the institution was never present there."""
    current = unchanged(presence, seen)
    body, institution = current.body, current.institution
    current.delete()
    said = {"institution": institution.pk, "was": written(seen)}
    tell("presence.removed", body.network, f"body:{body.pk}", by, now, **said, **facts_of(body))
    return institution


def present(
    body: Body, institution: Institution, college: str, starts: date, by: By, now: datetime
) -> Presence:
    said = {"institution": institution, "college": college, "starts": starts}
    presence = Presence.objects.create(body=body, **said)
    told = {"institution": institution.pk, **facts_of(body)}
    tell("presence.declared", body.network, f"body:{body.pk}", by, now, **told)
    return presence


def facts_of(body: Body) -> dict[str, Any]:
    """What a presence changes: that of its body, and the institutions that the network knows."""
    return {"body": body.pk, "facts": ["presences"], "shared": True}


def written(state: PresenceState) -> list[str]:
    return [state.college, str(state.starts), str(state.ends or "")]


def locked(body: Body) -> Body:
    """The body, held until the transaction ends: two who say the same at once say it once."""
    rows = Body.objects.select_for_update(no_key=True, of=("self",)).select_related("network")
    return rows.get(pk=body.pk)


def unchanged(presence: Presence, seen: PresenceState) -> Presence:
    """The presence as it was seen, held until the transaction ends."""
    locked(presence.body)
    rows = Presence.objects.select_related("body__network", "institution")
    current = rows.filter(pk=presence.pk).first()
    if current is None or PresenceState.of(current) != seen:
        words = _("Somebody has changed this meanwhile: read the list again before you correct it.")
        raise ValidationError(words)
    return current


def others(
    body: Body, institution: Institution, starts: date, ends: date | None
) -> DatedQuerySet[Presence]:
    """What is said of an institution there, of one of these days at least."""
    days = Presence.objects.during(starts, ends or date.max)
    return days.filter(body=body, institution=institution)


def must_be_a_college(body: Body, college: str, on: date) -> None:
    """Refuse a college that the charter does not seat in this kind of body."""
    known = charter_in_force(body.network, on=on).vocabulary.colleges_of(body.kind)
    must_be_known(_("college"), college, [one.code for one in known])


def must_be_present_once(
    body: Body,
    institution: Institution,
    starts: date,
    ends: date | None,
    but: Presence | None = None,
) -> None:
    """Refuse to say of one day twice that an institution is present, or of none."""
    if ends is not None and ends < starts:
        raise ValidationError({"ends": _("It cannot end before it starts.")})
    found = others(body, institution, starts, ends)
    if any(one.pk != (but.pk if but else None) for one in found):
        words = _("%(institution)s is already said to be present here at that time.")
        raise ValidationError(words % {"institution": institution})
