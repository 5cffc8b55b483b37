"""What a decision may do, kind by kind: how it is checked, and how it is applied.

Each app says it of what it keeps, in its own `effects` module, while Django loads the apps (as for
`facts`): so that a decision publishes a year that an app above this one keeps. Nothing calls up.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, NoReturn

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.core.charter.judge.compare import compare
from tourdetable.core.charter.terms.model import Charter
from tourdetable.domain.decisions.bodies import apply_close, fill_close
from tourdetable.domain.decisions.enums import DecisionEffectKind
from tourdetable.domain.decisions.models import DecisionEffect
from tourdetable.domain.networks.actions import charters
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.models import (
    Body,
    CharterException,
    CharterProposal,
    Network,
)
from tourdetable.domain.networks.queries import parsed
from tourdetable.domain.people.wording import short_day


@dataclass(frozen=True)
class EffectDraft:
    """An effect as it is attached; what its kind does not need stays empty."""

    kind: str
    clause: str = ""
    body: Body | None = None
    starts: date | None = None
    ends: date | None = None
    proposal: CharterProposal | None = None
    exception: CharterException | None = None
    draft: int | None = None
    year: int | None = None
    minutes: int | None = None
    work_version: int | None = None
    campaign: int | None = None
    method: Mapping[str, Any] | None = None
    diagnosis: int | None = None
    content: Sequence[str] = field(default_factory=list)


@dataclass(frozen=True)
class Application:
    """By whom and when effects are applied, under the charter in force; `confirmed`: the gates
    were answered."""

    charter: Charter
    today: date
    by: By
    now: datetime
    confirmed: bool


@dataclass(frozen=True)
class EffectHandler:
    """One kind of effect. `fill` completes and checks what is attached, on a day; `apply` does it,
    or refuses what has changed meanwhile."""

    fill: Callable[[DecisionEffect, Charter, date], None]
    apply: Callable[[DecisionEffect, Application], None]


HANDLERS: dict[str, EffectHandler] = {}


def fill_text(effect: DecisionEffect, charter: Charter, today: date) -> None:
    """A proposed text of this network, that waits and may still come into force on its day."""
    proposal = effect.proposal
    if proposal is None:
        missing("proposal", _("Choose a proposed text."))
    if proposal.network_id != effect.decision.body.network_id:
        raise ValidationError(_("This text was proposed to another network."))
    charters.must_be_adoptable(proposal, today=today)
    effect.content = versions_of(proposal.network)
    effect.identity = f"{effect.kind}:{proposal.pk}"


def versions_of(network: Network) -> list[str]:
    """The texts that a network has adopted, in force or to come."""
    return list(network.charters.values_list("version", flat=True))


def apply_text(effect: DecisionEffect, how: Application) -> None:
    """The text becomes the next version, if none was adopted since people compared it."""
    assert effect.proposal is not None
    charters.must_be_waiting(effect.proposal)
    found = versions_of(effect.proposal.network)
    if meanwhile := [version for version in found if version not in effect.content]:
        words = _(
            "Version %(version)s of the charter has been adopted since this proposal was put: "
            "put a new one, so that the text is compared with it."
        )
        raise ValidationError(words % {"version": meanwhile[-1]})
    decision = effect.decision_id
    charters.adopt_charter(proposal=effect.proposal, decision=decision, by=how.by, now=how.now)


def fill_exception(effect: DecisionEffect, charter: Charter, today: date) -> None:
    """An article that is judged, a body of the network, days in order and still to come."""
    if effect.starts is None or effect.ends is None:
        missing("ends", _("Say from which day to which day."))
    charters.must_be_liftable(exception_of(effect), charter)
    if effect.starts < today:
        words = _("What has happened stays judged as the text stood: begin today at the earliest.")
        raise ValidationError({"starts": words})
    body = effect.body_id or "*"
    effect.identity = f"{effect.kind}:{effect.clause}:{body}:{effect.starts}"


def exception_of(effect: DecisionEffect) -> CharterException:
    """The exception that an effect would grant, unsaved."""
    decision = effect.decision
    assert effect.starts is not None
    assert effect.ends is not None
    return CharterException(
        network=decision.body.network,
        body=effect.body,
        clause=effect.clause,
        starts=effect.starts,
        ends=effect.ends,
        decision=decision.pk,
        reference=decision.reference,
    )


def apply_exception(effect: DecisionEffect, how: Application) -> None:
    """The article is lifted, if it is still the one that people read and no day has passed."""
    lifted = exception_of(effect)
    must_be_the_article_read(effect, how.charter)
    if lifted.starts < how.today:
        words = _(
            "This exception would begin on %(day)s, which has passed: what has happened stays "
            "judged as the text stood. Put a new proposal, which begins today or later."
        )
        raise ValidationError(words % {"day": short_day(lifted.starts)})
    charters.lift_article(lifted=lifted, charter=how.charter, by=how.by, now=how.now)


def must_be_the_article_read(effect: DecisionEffect, charter: Charter) -> None:
    """Refuse to lift an article that another version of the text has changed meanwhile."""
    row = effect.charter
    if row.version == charter.version:
        return
    found = compare(parsed(row.pk, row.digest, row.in_force_from), charter)
    changed = {text.article for text in found.texts} | {rule.article for rule in found.rules}
    if effect.clause in changed:
        words = _(
            "%(clause)s has changed since this proposal was put (version %(version)s): "
            "put a new proposal."
        )
        raise ValidationError(words % {"clause": effect.clause, "version": charter.version})


def fill_end(effect: DecisionEffect, charter: Charter, today: date) -> None:
    """An exception of this network that still holds, to end sooner; by default, yesterday."""
    exception = effect.exception
    if exception is None:
        missing("exception", _("Choose an exception."))
    if exception.network_id != effect.decision.body.network_id:
        raise ValidationError(_("This exception is another network’s."))
    effect.ends = effect.ends or today - timedelta(days=1)
    must_lift_what_it_has(effect.ends, today)
    charters.must_be_endable(exception, effect.ends, today=today)
    effect.identity = f"{effect.kind}:{exception.pk}"


def must_lift_what_it_has(ends: date, today: date) -> None:
    """Refuse to take back the days that an exception has lifted."""
    if ends < today - timedelta(days=1):
        words = _("What an exception has lifted stays lifted: yesterday at the earliest.")
        raise ValidationError({"ends": words})


def apply_end(effect: DecisionEffect, how: Application) -> None:
    """The exception ends sooner; it keeps what both decisions said."""
    assert effect.exception is not None
    assert effect.ends is not None
    must_lift_what_it_has(effect.ends, how.today)
    charters.end_exception(
        exception=effect.exception,
        ended_on=effect.ends,
        decision=effect.decision_id,
        reference=effect.decision.reference,
        by=how.by,
        now=how.now,
    )


def missing(field: str, words: str) -> NoReturn:
    """Refuse an effect that does not say what it is about."""
    raise ValidationError({field: words})


HANDLERS[DecisionEffectKind.AMEND_TEXT] = EffectHandler(fill_text, apply_text)
HANDLERS[DecisionEffectKind.LIFT_ARTICLE] = EffectHandler(fill_exception, apply_exception)
HANDLERS[DecisionEffectKind.END_EXCEPTION] = EffectHandler(fill_end, apply_end)
HANDLERS[DecisionEffectKind.CLOSE_BODY] = EffectHandler(fill_close, apply_close)
