"""Who misses more, on given dates, than the model of these dates charged for (adr/0052)."""

from __future__ import annotations

from collections.abc import Iterable

from tourdetable.core.planner.model.absences_model import AbsencesModel
from tourdetable.core.planner.model.commitments import Commitments
from tourdetable.core.planner.model.dates_model import DatesModel
from tourdetable.core.planner.model.options import Masks
from tourdetable.core.planner.search.attendance import Attendees, Chosen
from tourdetable.core.planner.search.components import seated


def undercharged(masks: Masks, chosen: Chosen, attendees: Attendees) -> set[str]:
    """The people whose missed seats cost more than `AbsencesModel` says, with those beside them."""
    found = set[str]()
    commitments = Commitments(masks, masks.ground.instance.bodies)
    for people in commitments.clusters(attendees.missed):
        cost = sum(attendees.dear.get(person, 0) for person in people)
        if cost > charged(masks, chosen, people):
            found.update(people)
    return found


def charged(masks: Masks, chosen: Chosen, people: Iterable[str]) -> int:
    """What these people must miss on these dates, as the model of dates counts it."""
    everybody = set(people)
    bodies = [body for body in masks.ground.instance.bodies if seated([body]) & everybody]
    years = [masks.settled(body, chosen[body.id]) for body in bodies]
    dates = DatesModel(masks, years, optimise=False, settled=True)
    AbsencesModel(dates, everybody)
    return dates.model.solve().objective or 0
