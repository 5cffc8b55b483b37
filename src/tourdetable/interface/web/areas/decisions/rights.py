"""What the reader may do about the decisions and the minutes of a meeting, and the words that
say who may."""

from __future__ import annotations

from typing import NoReturn

from django.core.exceptions import PermissionDenied
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.model import Charter, Right
from tourdetable.domain.meetings import rules
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.meetings.rules import Capacities
from tourdetable.domain.networks.models import Body
from tourdetable.interface.web.base.scene import Scene


def capacities(scene: Scene, right: Right, meeting: Meeting) -> Capacities:
    """In which capacities the reader has the right over the meeting; empty is a no (one query,
    for the turns)."""
    return rules.may(scene.member, right, meeting, meeting.turns.all())


def required(scene: Scene, right: Right, meeting: Meeting) -> Capacities:
    """The same, or a refusal that says who may."""
    return capacities(scene, right, meeting) or reserved(
        who_may(scene.charter, right, meeting.body)
    )


def speaking(scene: Scene, meeting: Meeting) -> Capacities:
    """The seats for which the reader speaks in the meeting's body, or a refusal."""
    return rules.may_speak(scene.member, meeting) or reserved(
        _("those who sit in %(body)s") % {"body": meeting.body}
    )


def reserved(who: str) -> NoReturn:
    """Refuse somebody who sees but may not act."""
    raise PermissionDenied(_("Reserved for: %(who)s.") % {"who": who})


def who_may(charter: Charter, right: Right, body: Body) -> str:
    """The duties and offices of the charter that give the right over a body, in its words."""
    words = charter.vocabulary
    duties = [d.name for d in words.duties_of(body.kind) if right in d.rights]
    offices = [
        o.name
        for o in words.offices.values()
        if right in o.rights and (not o.bodies or body.kind in o.bodies)
    ]
    return ", ".join(map(capfirst, [*duties, *offices])) or _("nobody, according to the charter")
