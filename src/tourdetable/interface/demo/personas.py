"""Whom one can become in the demo, in one click."""

from __future__ import annotations

import msgspec

from tourdetable.interface.demo.script import read


class Persona(msgspec.Struct, frozen=True, array_like=True):
    """Somebody of the demo: a person of the built data; the role is said in French, as its data."""

    slug: str
    name: str
    network: str
    role: str

    @property
    def email(self) -> str:
        """The address with which the person may also sign in."""
        return f"{self.slug}@exemple.invalid"


PERSONAS = read("personas.toml", dict[str, tuple[Persona, ...]])["personas"]
BY_SLUG = {persona.slug: persona for persona in PERSONAS}
