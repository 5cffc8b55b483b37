"""Accepting the charter's undertaking, lifting articles, proposing and adopting a new text."""

from __future__ import annotations

from datetime import date, datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from tourdetable.core.charter.checking.registry import is_judged
from tourdetable.core.charter.terms.errors import CharterError, CharterErrors
from tourdetable.core.charter.terms.model import Charter
from tourdetable.core.charter.text.loader import load
from tourdetable.domain.journal.actions import once
from tourdetable.domain.networks.actions.founding import store_charter, tell
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
from tourdetable.domain.people.wording import short_day, translated, wording

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
    accepted, new = Acceptance.objects.get_or_create(
        person=by.person, charter=network.charters.get(version=version), defaults={"on": today}
    )
    if not new:
        raise ValidationError(_("You have already accepted this version."))
    tell("charter.accepted", network, f"person:{by.person.pk}", by, now, version=version)
    return accepted


def lift_article(
    *, lifted: CharterException, charter: Charter, by: By, now: datetime
) -> CharterException:
    """Keep an exception, and tell it: a step of concluding the decision (by its id) it is of."""
    must_be_liftable(lifted, charter)
    lifted.save()
    told = {"clause": lifted.clause, "body": lifted.body_id, "decision": lifted.decision}
    days = {"starts": str(lifted.starts), "ends": str(lifted.ends)}
    subject = f"exception:{lifted.pk}"
    tell("charter.article_lifted", lifted.network, subject, by, now, **told, **days)
    return lifted


def must_be_liftable(lifted: CharterException, charter: Charter) -> None:
    """Refuse an exception to no article that is judged, for another network's body, or without
    days."""
    article, said = charter.articles_by_id.get(lifted.clause), {"clause": lifted.clause}
    if article is None:
        words = _("The charter in force has no article %(clause)s.")
        raise ValidationError({"clause": words % said})
    if not is_judged(article):
        words = _("No software judges %(clause)s: there is nothing to lift.")
        raise ValidationError({"clause": words % said})
    if lifted.body is not None and lifted.body.network_id != lifted.network.pk:
        raise ValidationError({"body": _("This body belongs to another network.")})
    if lifted.ends < lifted.starts:
        raise ValidationError({"ends": _("An exception cannot end before it starts.")})


def end_exception(
    *,
    exception: CharterException,
    ended_on: date,
    decision: int,
    reference: str,
    by: By,
    now: datetime,
) -> CharterException:
    """End an exception sooner than it said, by another decision (its id): a step of concluding
    it."""
    current = CharterException.objects.select_for_update(no_key=True, of=("self",)).get(
        pk=exception.pk
    )
    must_be_endable(current, ended_on, today=local_day(current.network, now))
    current.ended_on, current.ended_by, current.ended_reference = ended_on, decision, reference
    current.save(update_fields=["ended_on", "ended_by", "ended_reference"])
    subject, said = f"exception:{current.pk}", {"decision": decision, "ends": str(ended_on)}
    tell("charter.exception_ended", current.network, subject, by, now, body=current.body_id, **said)
    return current


def must_be_endable(exception: CharterException, ended_on: date, *, today: date) -> None:
    """Refuse to end what is over, what another decision ended already, or later than it says."""
    if exception.ended_by is not None:
        words = _("%(reference)s has ended this exception already.")
        raise ValidationError(words % {"reference": exception.ended_reference})
    if exception.ends < today:
        raise ValidationError(_("This exception is over already."))
    if ended_on >= exception.ends:
        words = _("This exception ends on %(day)s already: choose an earlier day.")
        raise ValidationError({"ends": words % {"day": short_day(exception.ends)}})


@once
def propose_charter(
    *, network: Network, text: str, in_force_from: date, by: Actor, now: datetime, reasons: str = ""
) -> CharterProposal:
    """Propose a text for the charter: any member may (CLUB-03), and a decision adopts it.

    Refused when the text does not hold (each mistake is told), when it is another network's, when
    its version is taken or when its first day is not still to come.
    """
    plain, today = wording(text, limit=LONGEST), local_day(network, now)
    read = readable(network, plain)
    must_be_new(network, read, in_force_from, today=today)
    proposal = CharterProposal(network=network, version=read.version, text=plain)
    proposal.reasons, proposal.in_force_from = wording(reasons, limit=REASONS), in_force_from
    proposal.proposed_by, proposal.proposed_on = by.person, today
    proposal.save()
    tell("charter.proposed", network, f"proposal:{proposal.pk}", by, now, version=read.version)
    return proposal


@once
def withdraw_proposal(*, proposal: CharterProposal, by: Actor, now: datetime) -> CharterProposal:
    """Take back a text that one proposed oneself, and that still waits for a decision."""
    current = CharterProposal.objects.select_for_update(no_key=True).get(pk=proposal.pk)
    if current.proposed_by_id != by.person.pk:
        raise PermissionDenied(_("Only the person who proposed this text may withdraw it."))
    must_be_waiting(current)
    current.withdrawn_on = local_day(current.network, now)
    current.save(update_fields=["withdrawn_on"])
    subject, said = f"proposal:{current.pk}", {"version": current.version}
    tell("charter.proposal_withdrawn", current.network, subject, by, now, **said)
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

    A step of concluding the decision (by its id) that does it. Refused when it was
    adopted or withdrawn already, when the day has passed meanwhile, or when another version took
    its name or its day.
    """
    current = CharterProposal.objects.select_for_update(no_key=True).get(pk=proposal.pk)
    network, text, day = current.network, current.text, current.in_force_from
    read = must_be_adoptable(current, today=local_day(network, now))
    stored = store_charter(network=network, text=text, read=read, in_force_from=day)
    current.adopted, current.decision = stored, decision
    current.save(update_fields=["adopted", "decision"])
    said = {"version": stored.version, "decision": decision, "in_force_from": str(day)}
    tell("charter.adopted", network, f"charter:{stored.pk}", by, now, **said)
    return stored


def must_be_adoptable(proposal: CharterProposal, *, today: date) -> Charter:
    """The charter of a text that waits and may still come into force on its day."""
    must_be_waiting(proposal)
    read = readable(proposal.network, proposal.text)
    must_be_new(proposal.network, read, proposal.in_force_from, today=today)
    return read


def readable(network: Network, text: str) -> Charter:
    """The charter of a text, if it is this network's; else each mistake, with its remedy."""
    try:
        read = load(text, file=network.slug)
    except CharterErrors as errors:
        mistakes = [mistake(error) for error in errors.errors[:MISTAKES]]
        raise ValidationError({"text": mistakes}) from errors
    own = load(network.charters.latest("in_force_from").text, file=network.slug).slug
    if read.slug != own:
        words = _("This is the charter “%(other)s”; the network’s is “%(own)s”.")
        raise ValidationError({"text": words % {"other": read.slug, "own": own}})
    must_keep_kinds(network, read)
    return read


def must_keep_kinds(network: Network, read: Charter) -> None:
    """A text keeps the kinds of the bodies that the network has."""
    kinds = set(Body.objects.filter(network=network).values_list("kind", flat=True))
    if lost := sorted(kinds - set(read.vocabulary.body_kinds)):
        words = _("The network has bodies of a kind that this text leaves out: %(kinds)s.")
        raise ValidationError({"text": words % {"kinds": ", ".join(lost)}})


def mistake(error: CharterError) -> str:
    """One mistake as its author reads it."""
    problem, remedy = error.words(lambda words: words.render(translated, short_day))
    said: dict[str, object] = {"line": error.line, "column": error.column, "key": error.key}
    said |= {"problem": problem, "remedy": remedy}
    words = _("Line %(line)d, column %(column)d, “%(key)s”: %(problem)s. What to do: %(remedy)s.")
    return words % said


def must_be_new(network: Network, read: Charter, in_force_from: date, *, today: date) -> None:
    """A version has a name and a first day of its own, and does not change the past."""
    if len(read.version) > VERSION:
        words = _("The name of a version has at most %(n)d characters.")
        raise ValidationError({"text": words % {"n": VERSION}})
    if network.charters.filter(version=read.version).exists():
        words = _("Version %(version)s exists already: give this one another name.")
        raise ValidationError({"text": words % {"version": read.version}})
    if why := why_not_from(network, read, in_force_from, today=today):
        raise ValidationError({"in_force_from": why})


def why_not_from(network: Network, read: Charter, day: date, *, today: date) -> str:
    """Why a text cannot come into force on a day; nothing when it can."""
    if day <= today:
        return _("A text comes into force on a day still to come.")
    if read.in_force is not None and read.in_force != day:
        words = _("The text itself says that it comes into force on %(day)s.")
        return words % {"day": short_day(read.in_force)}
    later = network.charters.filter(in_force_from__gte=day).first()
    if later is not None and later.in_force_from == day:
        return _("Another version comes into force on that day.")
    if later is not None:
        words = _(
            "Version %(version)s, which is adopted already, would take its place on %(day)s: "
            "begin from that text, and choose a later day."
        )
        return words % {"version": later.version, "day": short_day(later.in_force_from)}
    return ""
