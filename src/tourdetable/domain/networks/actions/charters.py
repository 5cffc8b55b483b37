"""Accepting the charter's undertaking, lifting an article, proposing and adopting a new text."""

from __future__ import annotations

from datetime import date, datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.errors import CharterError, CharterErrors
from tourdetable.core.charter.terms.model import Charter
from tourdetable.core.charter.text.loader import load
from tourdetable.core.words.language import language_of
from tourdetable.domain.journal.actions import once, record
from tourdetable.domain.networks.actions.founding import store_charter
from tourdetable.domain.networks.actors import Actor, By
from tourdetable.domain.networks.models import (
    Acceptance,
    Body,
    CharterException,
    CharterProposal,
    CharterVersion,
    Network,
)
from tourdetable.domain.networks.queries import charter_in_force, local_day, undertaking
from tourdetable.domain.people.wording import wording

LONGEST = 1_000_000
"""Characters of a charter: far beyond any text that people read together."""

VERSION = 40
REASONS = 20_000
MISTAKES = 50
"""How many mistakes of a text are told at once."""


@once
def accept_charter(*, network: Network, version: str, by: Actor, now: datetime) -> Acceptance:
    """Accept, for oneself, the undertaking of the version in force: the one that was read."""
    today = local_day(network, now)
    charter = charter_in_force(network, on=today)
    if undertaking(charter) is None:
        raise ValidationError(_("This charter asks for no undertaking."))
    if charter.version != version:
        raise ValidationError(
            _("The charter has changed since you opened this page: read it again.")
        )
    row = network.charters.get(version=version)
    accepted, new = Acceptance.objects.get_or_create(
        person=by.person, charter=row, defaults={"on": today}
    )
    if not new:
        raise ValidationError(_("You have already accepted this version."))
    subject, said = f"person:{by.person.pk}", {"version": version}
    record(kind="charter.accepted", network=network.slug, subject=subject, by=by, now=now, **said)
    return accepted


def lift_article(
    *,
    network: Network,
    body: Body | None,
    clause: str,
    starts: date,
    ends: date,
    decision: int,
    reference: str,
    by: By,
    now: datetime,
) -> CharterException:
    """Keep an exception, and tell it. A step of the higher action that has checked the decision.

    `decision` is its id and `reference` its number; refused for an article that the charter in
    force does not have, for another network's body, for days in the wrong order.
    """
    if clause not in charter_in_force(network, on=local_day(network, now)).articles_by_id:
        raise ValidationError(
            {"clause": _("The charter in force has no article %(clause)s.") % {"clause": clause}}
        )
    if body is not None and body.network_id != network.pk:
        raise ValidationError({"body": _("This body belongs to another network.")})
    if ends < starts:
        raise ValidationError({"ends": _("An exception cannot end before it starts.")})
    where = {
        "network": network,
        "body": body,
        "clause": clause,
        "starts": starts,
        "decision": decision,
    }
    if CharterException.objects.filter(**where).exists():
        raise ValidationError(_("This decision already lifts this article from that day."))
    lifted = CharterException.objects.create(**where, ends=ends, reference=reference)
    data = {
        "clause": clause,
        "body": lifted.body_id,
        "decision": decision,
        "starts": str(starts),
        "ends": str(ends),
    }
    subject = f"exception:{lifted.pk}"
    record(
        kind="charter.article_lifted", network=network.slug, subject=subject, by=by, now=now, **data
    )
    return lifted


@once
def propose_charter(
    *, network: Network, text: str, in_force_from: date, by: Actor, now: datetime, reasons: str = ""
) -> CharterProposal:
    """Propose a text for the charter: any member may (CLUB-03), and a decision adopts it.

    Refused when the text does not hold (each mistake is told), when it is another network's, when
    its version is taken or when its first day is not still to come.
    """
    plain = wording(text, limit=LONGEST)
    read = readable(network, plain)
    must_be_new(network, read, in_force_from, today=local_day(network, now))
    proposal = CharterProposal.objects.create(
        network=network,
        version=read.version,
        text=plain,
        reasons=wording(reasons, limit=REASONS),
        in_force_from=in_force_from,
        proposed_by=by.person,
        proposed_on=local_day(network, now),
    )
    subject = f"proposal:{proposal.pk}"
    record(
        kind="charter.proposed",
        network=network.slug,
        subject=subject,
        by=by,
        now=now,
        version=read.version,
    )
    return proposal


@once
def withdraw_proposal(*, proposal: CharterProposal, by: Actor, now: datetime) -> CharterProposal:
    """Take back a text that one proposed oneself, and that still waits for a decision."""
    current = CharterProposal.objects.select_for_update().get(pk=proposal.pk)
    if current.proposed_by_id != by.person.pk:
        raise PermissionDenied(_("Only the person who proposed this text may withdraw it."))
    must_be_waiting(current)
    current.withdrawn_on = local_day(current.network, now)
    current.save(update_fields=["withdrawn_on"])
    subject, said = f"proposal:{current.pk}", {"version": current.version}
    record(
        kind="charter.proposal_withdrawn",
        network=current.network.slug,
        subject=subject,
        by=by,
        now=now,
        **said,
    )
    return current


def must_be_waiting(proposal: CharterProposal) -> None:
    """A text that was adopted, or withdrawn, waits for no decision."""
    if proposal.adopted_id is not None:
        raise ValidationError(_("This text has been adopted already."))
    if proposal.withdrawn_on is not None:
        raise ValidationError(_("This text has been withdrawn."))


def adopt_charter(
    *, proposal: CharterProposal, decision: int, by: By, now: datetime
) -> CharterVersion:
    """Store a proposed text as the version that comes into force on its day, and tell it.

    A step of the higher action that has checked the decision (by its id). Refused when it was
    adopted or withdrawn already, when the day has passed meanwhile, or when another version took
    its name or its day.
    """
    current = CharterProposal.objects.select_for_update().get(pk=proposal.pk)
    network = current.network
    must_be_waiting(current)
    read = readable(network, current.text)
    must_be_new(network, read, current.in_force_from, today=local_day(network, now))
    stored = store_charter(
        network=network, text=current.text, read=read, in_force_from=current.in_force_from
    )
    current.adopted, current.decision = stored, decision
    current.save(update_fields=["adopted", "decision"])
    data = {
        "version": read.version,
        "decision": decision,
        "in_force_from": str(current.in_force_from),
    }
    record(
        kind="charter.adopted",
        network=network.slug,
        subject=f"charter:{stored.pk}",
        by=by,
        now=now,
        **data,
    )
    return stored


def readable(network: Network, text: str) -> Charter:
    """The charter of a text, if it is this network's; else each mistake, with its remedy."""
    try:
        read = load(text, file=network.slug)
    except CharterErrors as errors:
        raise ValidationError(
            {"text": [mistake(error) for error in errors.errors[:MISTAKES]]}
        ) from errors
    own = load(network.charters.latest("in_force_from").text, file=network.slug).slug
    if read.slug != own:
        said = {"other": read.slug, "own": own}
        raise ValidationError(
            {"text": _("This is the charter “%(other)s”; the network’s is “%(own)s”.") % said}
        )
    must_keep_kinds(network, read)
    return read


def must_keep_kinds(network: Network, read: Charter) -> None:
    """A text keeps the kinds of the bodies that the network has."""
    kinds = set(Body.objects.filter(network=network).values_list("kind", flat=True))
    if lost := sorted(kinds - set(read.vocabulary.body_kinds)):
        said = {"kinds": ", ".join(lost)}
        raise ValidationError(
            {
                "text": _("The network has bodies of a kind that this text leaves out: %(kinds)s.")
                % said
            }
        )


def mistake(error: CharterError) -> str:
    """One mistake as its author reads it."""
    said = {
        "line": error.line,
        "key": error.key,
        "problem": _(error.problem),
        "remedy": _(error.remedy),
    }
    return _("Line %(line)d, “%(key)s”: %(problem)s. What to do: %(remedy)s.") % said


def must_be_new(network: Network, read: Charter, in_force_from: date, *, today: date) -> None:
    """A version has a name and a first day of its own, and does not change the past."""
    if len(read.version) > VERSION:
        raise ValidationError(
            {"text": _("The name of a version has at most %(n)d characters.") % {"n": VERSION}}
        )
    if network.charters.filter(version=read.version).exists():
        raise ValidationError(
            {
                "text": _("Version %(version)s exists already: give this one another name.")
                % {"version": read.version}
            }
        )
    if in_force_from <= today:
        raise ValidationError(
            {"in_force_from": _("A text comes into force on a day still to come.")}
        )
    if read.in_force is not None and read.in_force != in_force_from:
        words = _("The text itself says that it comes into force on %(day)s.")
        raise ValidationError(
            {"in_force_from": words % {"day": language_of(get_language()).short_day(read.in_force)}}
        )
    if network.charters.filter(in_force_from=in_force_from).exists():
        raise ValidationError({"in_force_from": _("Another version comes into force on that day.")})
