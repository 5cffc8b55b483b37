"""What persons and institutions are called where one of them is chosen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tourdetable.domain.networks.models import Mandate, Network
from tourdetable.domain.people.enums import Tier
from tourdetable.domain.people.finding import Near, NearInstitution
from tourdetable.domain.people.models import Institution, Person


def person_labels(
    proposed: Mapping[int, Person], near: Iterable[Near], networks: Iterable[Network]
) -> dict[int, str]:
    """What each is called: for which institutions they sit, where they are written to, why they are
    proposed. Of somebody whom the reader may not know, only the name and why."""
    known = institutions_of(proposed, networks)
    why = {one.person.pk: str(one.why.label) for one in near}
    labels = {}
    for pk, person in proposed.items():
        said = known.get(pk, [])
        address = [person.account.email] if said and person.account else []
        labels[pk] = labelled(str(person), [*said, *address, why.get(pk, "")])
    return labels


def institutions_of(persons: Iterable[int], networks: Iterable[Network]) -> dict[int, list[str]]:
    """For which institutions persons sit or sat in some networks, by id."""
    held = Mandate.objects.filter(person__in=persons, seat__body__network__in=networks)
    rows = held.order_by("seat__institution__sort_key")
    found: dict[int, dict[str, None]] = {}
    for pk, institution in rows.values_list("person", "seat__institution__name"):
        found.setdefault(pk, {})[institution] = None
    return {pk: list(names) for pk, names in found.items()}


def institution_labels(
    found: Iterable[Institution], near: Iterable[NearInstitution]
) -> dict[int, str]:
    """What each is called: what it is and where; and why it is proposed."""
    why = {one.institution.pk: str(one.why.label) for one in near}
    rows = {one.pk: one for one in (*found, *(one.institution for one in near))}
    return {pk: labelled(one.name, [told(one), why.get(pk, "")]) for pk, one in rows.items()}


def told(institution: Institution) -> str:
    """What an institution is, in a line."""
    tier = str(Tier(institution.tier).label) if institution.tier else ""
    said = (institution.short_name, institution.kind, institution.territory, tier)
    return ", ".join(word for word in said if word)


def labelled(name: str, said: Iterable[str]) -> str:
    """A name, then what is said of it, if anything."""
    words = ", ".join(word for word in said if word)
    return f"{name} — {words}" if words else name
