"""What time alone brings about: to be done every day, as often as one likes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

from tourdetable.domain.attachments.actions import forget_removed
from tourdetable.domain.availability.actions import forget_past
from tourdetable.domain.complaints.actions import forget_addresses, remind_overdue
from tourdetable.domain.consultations.actions.due import carry_over, remind_consulted
from tourdetable.domain.convention.actions.calling import forget_contacts
from tourdetable.domain.decisions.actions.reminding import remind_of_tasks
from tourdetable.domain.deliverables.actions.reminding import remind_of_deliverables
from tourdetable.domain.experience.actions.reminding import remind_of_experiences
from tourdetable.domain.files.actions import sweep
from tourdetable.domain.groups.actions.announcing import announce_calls
from tourdetable.domain.groups.actions.reminding import remind_of_groups
from tourdetable.domain.inbox.actions.forgetting import forget_mail
from tourdetable.domain.library.actions.keeping import ask_keepers
from tourdetable.domain.library.actions.sources import forget_items
from tourdetable.domain.meetings.actions.answering import forget_reasons
from tourdetable.domain.meetings.actions.reminding import remind_due, settle_due
from tourdetable.domain.minutes.actions.adoption import adopt_silent
from tourdetable.domain.minutes.actions.embargo import open_embargoed
from tourdetable.domain.minutes.actions.lateness import remind_of_minutes
from tourdetable.domain.minutes.actions.pens import forget_pens
from tourdetable.domain.minutes.actions.superseding import supersede_silent
from tourdetable.domain.networks.actors import Operator
from tourdetable.domain.networks.models import Network
from tourdetable.domain.questionnaires.actions.asking import close_due
from tourdetable.domain.referrals.actions.reminding import remind_of_referrals
from tourdetable.domain.rosters.actions.forgetting import forget_imports
from tourdetable.domain.rota.actions.kits import send_kits
from tourdetable.domain.rota.actions.voided import close_swaps
from tourdetable.domain.search.actions.background import index_all
from tourdetable.domain.signin.actions.links import forget_links
from tourdetable.domain.site.actions.forgetting import forget_registrations
from tourdetable.domain.years.actions.forgetting import forget_absences
from tourdetable.interface.feeds.reading import read_due
from tourdetable.interface.web.areas.signin.sessions import SessionStore

UNTOLD: tuple[Callable[..., object], ...] = (
    settle_due,
    carry_over,
    forget_reasons,
    forget_absences,
    forget_links,
    forget_imports,
    forget_removed,
    sweep,
    forget_mail,
    forget_pens,
    forget_items,
    forget_addresses,
    forget_contacts,
    index_all,
)
"""What is done without a word."""


def do_what_is_due(now: datetime) -> Iterator[str]:
    """Do it all; what is worth telling, in a line each."""
    for network in Network.objects.filter(closed_on=None):
        adopted = adopt_silent(network=network, by=Operator(), now=now)
        adopted += supersede_silent(network=network, by=Operator(), now=now)
        yield f"{network.slug}: {len(adopted)} minutes adopted by silence"
    yield f"{remind_due(now=now)} meetings reminded of"
    yield f"{remind_consulted(now=now)} consultations reminded of"
    yield f"{remind_of_tasks(now=now)} actions reminded of"
    yield f"{remind_of_minutes(now=now)} late minutes reminded of"
    yield f"{read_due(lambda: now)} feeds read"
    yield f"{ask_keepers(now=now)} keepers of the library asked"
    yield f"{announce_calls(now=now)} calls for themes told of"
    yield f"{remind_of_groups(now=now)} groups reminded of what is late"
    yield f"{remind_of_experiences(now=now)} experiences reminded of"
    yield f"{remind_of_deliverables(now=now)} deliverables reminded of"
    yield f"{remind_of_referrals(now=now)} questions reminded of"
    yield f"{send_kits(now=now)} kits of duties to send"
    yield f"{close_swaps(now=now)} swaps of turns no longer possible"
    yield f"{close_due(now=now)} questionnaires closed"
    yield f"{remind_overdue(now=now)} reminders of complaints that are overdue"
    yield f"{forget_past(now=now)} absences forgotten"
    yield f"{forget_registrations(now=now)} open days of which names were deleted"
    yield f"{open_embargoed(now=now)} minutes circulated after their embargo"
    for action in UNTOLD:
        action(now=now)
    SessionStore.clear_expired()
