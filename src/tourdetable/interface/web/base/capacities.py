"""In which capacity a person acts: for a seat, or for an office; who may when they may not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NoReturn

from django.core.exceptions import PermissionDenied
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.model import Charter, Right, word_for
from tourdetable.domain.networks.models import Body, Office, Seat


def code(capacity: Seat | Office) -> str:
    """An opaque code that a form carries: `seat:12`, `office:3`."""
    return f"{'seat' if isinstance(capacity, Seat) else 'office'}:{capacity.pk}"


def words(capacity: Seat | Office, charter: Charter) -> str:
    """How the capacity is shown: the institution of the seat, or the name of the office."""
    if isinstance(capacity, Seat):
        return str(capacity.institution)
    return word_for(charter.vocabulary.offices, capacity.kind)


def choices(capacities: Iterable[Seat | Office], charter: Charter) -> list[tuple[str, str]]:
    """Choices of a form field; of those that are called alike, each with its body."""
    shown = [(one, words(one, charter)) for one in capacities]
    alike = Counter(said for _one, said in shown)
    return [
        (code(one), f"{said} ({one.body})" if alike[said] > 1 and one.body else said)
        for one, said in shown
    ]


def reserved(who: str) -> NoReturn:
    """Refuse somebody who sees but may not act."""
    raise PermissionDenied(_("Reserved for: %(who)s.") % {"who": who})


def reserved_for(names: Iterable[str]) -> NoReturn:
    """The same, by the names of those to whom the charter gives the right, were there none."""
    who = ", ".join(map(capfirst, names))
    if not who:
        raise PermissionDenied(_("The charter gives this right to nobody."))
    reserved(who)


def reserved_for_offices(
    charter: Charter, right: Right, *, over: Body | None = None, whole: bool = False
) -> NoReturn:
    """The same: the offices that give a right over a body, over the whole network, or over some."""
    kinds = [kind for kind in charter.vocabulary.offices.values() if right in kind.rights]
    if over is not None:
        kinds = [kind for kind in kinds if not kind.bodies or over.kind in kind.bodies]
    if whole:
        kinds = [kind for kind in kinds if kind.scope == "network"]
    reserved_for(kind.name for kind in kinds)
