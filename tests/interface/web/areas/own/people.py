"""Who opens their own page: Bao, who shares a mailbox with nobody; and how forms are sent."""

from __future__ import annotations

import re
from typing import Any
from uuid import uuid4

from django.core import mail

from tourdetable.domain.people.models import Person


def form(**fields: Any) -> dict[str, Any]:
    """What a form of one's own posts: a fresh gesture, and what was written."""
    return {"gesture": str(uuid4()), **fields}


def details(person: Person, **changed: Any) -> dict[str, Any]:
    """What the form of one's details posts, but for what is changed."""
    names = ("given_name", "family_name", "phone", "phone_for", "access_needs", "language")
    said = {name: getattr(person, name) for name in names}
    return form(version=person.version, **said | changed)


def code_sent() -> str:
    """The code of the last message."""
    found = re.search(r"^ {4}(\w{4}-\w{4})$", str(mail.outbox[-1].body), re.M)
    assert found
    return found[1]
