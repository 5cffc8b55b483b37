"""The end of a consent; from an election without candidates to the consent on a name."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.domain.decisions.actions.decisions import conclude, put_proposal
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.journal.actions import once
from tourdetable.domain.meetings.models import AgendaItem
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.people.wording import one_line
from tourdetable.domain.rounds.actions.asking import RoundDraft, asked, close, open_round
from tourdetable.domain.rounds.enums import RoundKind, RoundState
from tourdetable.domain.rounds.models import Round

NAME, TITLE = 120, 300


@once
def conclude_consent(
    *, one: Round, outcome: str, version: int, by: Actor, now: datetime, confirmed: bool = False
) -> Decision:
    """Conclude the decision of a consent as its positions allow, and end what was asked."""
    current = asked(one, version)
    if current.kind != RoundKind.CONSENT:
        raise ValidationError(_("This is not a consent."))
    quietly: dict[str, Any] = {"by": replace(by, gesture=None), "now": now}
    rows = Decision.objects.select_related("meeting__body__network")
    decision = rows.get(rounds=current)
    known: dict[str, Any] = {"version": decision.version, "confirmed": confirmed}
    concluded = conclude(decision=decision, outcome=outcome, **known, **quietly)
    close(one=current, version=current.version, **quietly)
    return concluded


@once
def put_to_consent(
    *, one: Round, name: str, item: AgendaItem | None, version: int, by: Actor, now: datetime
) -> Round:
    """End an election once its ballots were shown, and ask for consent on a name: a proposal of the
    meeting."""
    current, meeting = asked(one, version), one.meeting
    if current.kind != RoundKind.ELECTION or current.state != RoundState.REVEALED:
        raise ValidationError(_("Show the ballots of the election first."))
    title = title_of(name, current.question)
    quietly: dict[str, Any] = {"by": replace(by, gesture=None), "now": now}
    close(one=current, version=current.version, **quietly)
    decision = put_proposal(meeting=meeting, item=item, title=title, **quietly)
    draft = RoundDraft(RoundKind.CONSENT, decision=decision)
    return open_round(meeting=meeting, item=item, draft=draft, **quietly)


def title_of(name: str, question: str) -> str:
    """The proposal: a name, and for what."""
    named = one_line(name, limit=NAME, missing="")
    if not named:
        raise ValidationError({"elected": _("Write the name that is put to consent.")})
    return (_("%(name)s: %(question)s") % {"name": named, "question": question})[:TITLE]
