"""What people are called in sentences: by their name, and their id when several share it."""

from __future__ import annotations

from collections import Counter

from tourdetable.core.planner.terms.instance import Instance


class PersonNames:
    """The names of an instance's people."""

    def __init__(self, instance: Instance) -> None:
        alike = Counter(person.name for person in instance.persons)
        self._words = {
            person.id: person.name if alike[person.name] == 1 else f"{person.name} ({person.id})"
            for person in instance.persons
            if person.name
        }

    def __call__(self, place: str, said: str) -> str:
        """What to say in a sentence's place: an id becomes a name where a person is meant."""
        return self._words.get(said, said) if place == "person" else said
