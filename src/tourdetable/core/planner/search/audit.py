"""The last look at a year before it leaves: by the judge, that shares nothing with the search."""

from __future__ import annotations

import logging

from tourdetable.core.planner.judge.check import check
from tourdetable.core.planner.search.components import seated
from tourdetable.core.planner.terms.instance import Instance
from tourdetable.core.planner.terms.plan import Plan

log = logging.getLogger(__name__)


def refused(instance: Instance, found: Plan) -> set[str]:
    """Who is wrong in a year that breaks a rule or is not what it says: nobody when it is sound.

    It is a fault of the search: told to whoever runs it, and the year is to be thrown away.
    """
    audit = check(instance, found)
    if not audit.violations and not audit.mistakes:
        return set()
    codes = sorted({violation.rule for violation in audit.violations})
    log.error("Planner: a year that breaks %s was thrown away", codes or audit.mistakes)
    wrong = {violation.person for violation in audit.violations}
    return {who for who in wrong if who} or seated(instance.bodies) or {""}
