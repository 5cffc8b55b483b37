"""What the codes of the front matter are called: rights, positions, audiences…"""

from __future__ import annotations

from tourdetable.core.charter.terms.model import Attribution, Right
from tourdetable.core.words.audience import Audience
from tourdetable.core.words.phrase import gettext_noop

RIGHTS = {
    Right.CONVENE: gettext_noop("convene the members"),
    Right.MOVE: gettext_noop("move a meeting"),
    Right.CANCEL: gettext_noop("cancel a meeting"),
    Right.AGENDA: gettext_noop("prepare the agenda"),
    Right.ATTENDANCE: gettext_noop("note who is there"),
    Right.DECISIONS: gettext_noop("record decisions and dissensus"),
    Right.MINUTES: gettext_noop("write the minutes"),
    Right.TURNS: gettext_noop("share out the next turns"),
    Right.COMPOSE: gettext_noop("open and close seats, give mandates and offices"),
}
POSITIONS = {
    "consent": gettext_noop("give consent"),
    "reservation": gettext_noop("give consent with a reservation"),
    "abstain": gettext_noop("take no position"),
    "object": gettext_noop("raise an objection"),
}
AUDIENCES = {
    Audience.PRESENT: gettext_noop("those who were at the meeting"),
    Audience.BODY: gettext_noop("those who sit in the body"),
    Audience.NETWORK: gettext_noop("all the members of the network"),
    Audience.PARTNERS: gettext_noop("the members and the partners of the network"),
    Audience.PUBLIC: gettext_noop("everybody, even without an account"),
}
ATTRIBUTIONS = {
    Attribution.NAMED: gettext_noop("the persons, by name"),
    Attribution.INSTITUTION: gettext_noop("the institution"),
    Attribution.COLLEGE: gettext_noop("the college only"),
    Attribution.NONE: gettext_noop("no one, by any name"),
}
SCOPES = {
    "network": gettext_noop("the whole network"),
    "body": gettext_noop("each body"),
}
ALL_BODIES = gettext_noop("all the bodies of the network")
