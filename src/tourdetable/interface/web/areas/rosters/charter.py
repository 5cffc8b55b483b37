"""What the charter would say of a network once its members are imported."""

from __future__ import annotations

from functools import partial

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.domain.compliance.foreseen import what_changes
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.rosters.actions.carrying import rehearse, touched
from tourdetable.domain.rosters.enums import WRITING
from tourdetable.interface.web.areas.composition.past import sentences
from tourdetable.interface.web.areas.rosters.access import Imported

MOST = 300
"""Lines beyond which the whole import is not rehearsed while somebody waits."""


def foreseen(found: Imported) -> list[str]:
    """The verdicts that the import changes: it is written, judged and undone."""
    scene, roster = found.scene, found.roster
    if scene.network.closed_on:
        return []
    if sum(found.counts.get(state, 0) for state in WRITING) > MOST:
        return [_("With so many lines, the charter is judged once they are written: read it then.")]
    by = Actor(scene.member.person, office=found.able[0])
    bodies = touched(roster, scene.now)
    act = partial(rehearse, roster, by, scene.now)
    try:
        changes = what_changes(scene.network, act, bodies=bodies, on=scene.today)
    except ValidationError as refused:
        return refused.messages
    return list(sentences(scene, changes, bodies, scene.today))
