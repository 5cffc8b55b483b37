"""Putting proposals, amending, concluding and reopening them."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.domain.decisions.actions.applying import apply_effects
from tourdetable.domain.decisions.enums import ADOPTED, OVER_OBJECTIONS, ObjectionState, Outcome
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.decisions.options import clean_options
from tourdetable.domain.decisions.outcomes import must_allow
from tourdetable.domain.decisions.proofs import CONCLUDED_EVENT, REOPENED_EVENT, content_digest
from tourdetable.domain.journal.actions import once, save, tell
from tourdetable.domain.journal.versions import lock
from tourdetable.domain.meetings.actions.sitting import open_sitting
from tourdetable.domain.meetings.models import AgendaItem, Meeting
from tourdetable.domain.meetings.queries import seats_present
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.gates import Passed, gate
from tourdetable.domain.networks.models import Network
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.networks.vocabulary import must_be_known
from tourdetable.domain.people.wording import one_line, wording
from tourdetable.domain.tags.actions import named
from tourdetable.domain.tags.models import Tag

TITLE = 300
TEXT = 20_000


@once
def put_proposal(
    *,
    meeting: Meeting,
    title: str,
    by: By,
    now: datetime,
    text: str = "",
    why: str = "",
    item: AgendaItem | None = None,
    supersedes: Decision | None = None,
    tags: Iterable[str] = (),
) -> Decision:
    """Put a proposal during a meeting; it gets the next reference of the network's year. It is
    filed under the tags of the topic of its point too."""
    current = open_sitting(meeting, now)
    if item is not None and item.meeting_id != current.pk:
        raise ValidationError(_("This point is not on the agenda of this meeting."))
    decision = Decision(body=current.body, meeting=current, item=item)
    decision.reference = next_reference(current.body.network_id, current.day.year)
    decision.title = clean_title(title)
    decision.text, decision.why = wording(text, limit=TEXT), wording(why, limit=TEXT)
    decision.supersedes = replaced(supersedes, decision)
    decision.save()
    decision.tags.set([*named(decision.network, tags), *tags_of(item)])
    tell("decision.proposed", decision, by, now, facts=["decisions"], reference=decision.reference)
    return decision


def tags_of(item: AgendaItem | None) -> Iterable[Tag]:
    """Those of the topic of a point."""
    return item.topic.tags.all() if item and item.topic else ()


def next_reference(network: int, year: int) -> str:
    """`D-2027-04`: fourth of the network in a year. Locks it: no number twice."""
    Network.objects.select_for_update(no_key=True).get(pk=network)
    prefix = f"D-{year}-"
    rows = Decision.objects.filter(network=network, reference__startswith=prefix)
    taken = rows.values_list("reference", flat=True)
    last = max((int(reference.removeprefix(prefix)) for reference in taken), default=0)
    return f"{prefix}{last + 1:02d}"


@once
def amend(
    *,
    decision: Decision,
    version: int,
    by: By,
    now: datetime,
    title: str | None = None,
    text: str | None = None,
    why: str | None = None,
    **more: Any,
) -> Decision:
    """Change the words of a proposal that is still open: the `options` considered too, the decision
    that it `supersedes` and its `tags`, where they are given."""
    current = open_decision(decision, version=version, now=now)
    if why is not None:
        current.why = wording(why, limit=TEXT)
    if "options" in more:
        current.options = clean_options(more["options"])
    if "supersedes" in more:
        current.supersedes = replaced(more["supersedes"], current)
    if "tags" in more:
        current.tags.set(named(current.network, more["tags"]))
    if title is not None:
        current.title = clean_title(title)
    if text is not None:
        current.text = wording(text, limit=TEXT)
    return save("decision.amended", current, by, now, facts=["decisions"])


@once
def conclude(
    *,
    decision: Decision,
    outcome: str,
    version: int,
    by: By,
    now: datetime,
    text: str | None = None,
    confirmed: bool = False,
) -> Decision:
    """Conclude with an outcome that the positions allow (see `outcomes`), and the charter's gates.

    `text` is the wording finally agreed. Objections that still stand when a decision is adopted
    with dissent, or not taken, become sustained: the dissensus. What an adopted decision does is
    done here, once. Raises `Refused` or `NeedsConfirmation` as the gates say.
    """
    current = open_decision(decision, version=version, now=now)
    must_be_reached(outcome, current)
    if outcome in ADOPTED:
        replaced(current.supersedes, current)
    if text is not None:
        current.text = wording(text, limit=TEXT)
    ended(current, outcome, by=by, now=now, confirmed=confirmed)
    if outcome in ADOPTED:
        apply_effects(current, by=by, now=now, confirmed=confirmed)
    return current


def ended(decision: Decision, outcome: str, *, by: By, now: datetime, confirmed: bool) -> None:
    """Give it its outcome, through the gates; objections that stand are then sustained, unless
    it is put off."""
    if outcome in (Outcome.ADOPTED_WITH_DISSENT, Outcome.NO_DECISION):
        sustain_objections(decision)
    decision.outcome, decision.concluded_at = outcome, now
    with decision_gate(decision, confirmed=confirmed, now=now):
        said = {"outcome": outcome, "content": content_digest(decision)}
        save(CONCLUDED_EVENT, decision, by, now, facts=["decisions"], **said)


def replaced(former: Decision | None, decision: Decision) -> Decision | None:
    """The decision that another replaces: adopted by the same body, and replaced by no other."""
    if former is None:
        return None
    if former.body_id != decision.body_id or former.pk == decision.pk:
        raise ValidationError({"supersedes": _("This is not an earlier decision of this body.")})
    if former.outcome not in ADOPTED:
        raise ValidationError({"supersedes": _("Only a decision that was adopted is replaced.")})
    later = former.successors.filter(outcome__in=ADOPTED).exclude(pk=decision.pk).first()
    if later is not None:
        words = _("%(former)s is replaced already, by %(later)s.")
        said = {"former": former.reference, "later": later.reference}
        raise ValidationError({"supersedes": words % said})
    return former


def must_be_reached(outcome: str, decision: Decision) -> None:
    """Refuse an outcome that the positions of the seats do not allow."""
    must_be_known(_("outcome"), outcome, Outcome.values)
    positions = list(decision.positions.select_related("seat__institution"))
    binding = decision.effects.exclude(kind__in=OVER_OBJECTIONS).exists()
    present = {position.seat_id for position in positions}
    if decision.consulted_at is None:
        present = seats_present(decision.sitting)
    must_allow(outcome, positions, present=present, effects=binding)


def sustain_objections(decision: Decision) -> None:
    """The objections that still stand become the dissensus."""
    raised = decision.positions.filter(objection=ObjectionState.RAISED)
    raised.update(objection=ObjectionState.SUSTAINED)


@once
def reopen(
    *, decision: Decision, version: int, by: By, now: datetime, confirmed: bool = False
) -> Decision:
    """Take back the outcome, if gates, minutes (in review or adopted) and its effects let it."""
    if decision.consulted_at is not None:
        raise ValidationError(_("A consultation has decided it: put a new proposal instead."))
    meeting = open_sitting(decision.sitting, now)
    current = lock(decision, version=version)
    current.meeting = meeting
    if not current.outcome:
        raise ValidationError(_("This decision is open already."))
    if current.carried_out_at is not None:
        raise ValidationError(_("This decision has been carried out: put a new proposal instead."))
    current.outcome, current.concluded_at = "", None
    with decision_gate(current, confirmed=confirmed, now=now):
        return save(REOPENED_EVENT, current, by, now, facts=["decisions"])


def decision_gate(
    decision: Decision, *, confirmed: bool, now: datetime
) -> AbstractContextManager[Passed]:
    """The charter's gates on what a body decides."""
    network, bodies = decision.sitting.body.network, [decision.body_id]
    return gate(
        network, "decisions", bodies=bodies, confirmed=confirmed, on=local_day(network, now)
    )


def open_decision(decision: Decision, *, version: int, now: datetime) -> Decision:
    """The decision, locked at that version, if it is open and its meeting is not sealed."""
    meeting = open_sitting(decision.sitting, now)
    current = lock(decision, version=version)
    if current.outcome:
        raise ValidationError(_("This decision is concluded: reopen it to change it."))
    current.meeting, current.body = meeting, meeting.body
    return current


def clean_title(title: str) -> str:
    """A title of one line."""
    return one_line(title, limit=TITLE, missing=_("Say in one sentence what is proposed."))
