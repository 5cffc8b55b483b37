from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.domain.builders import Circle
    from tests.interface.mail.sink import Sink


@pytest.fixture(autouse=True)
def no_word_of_the_program(request: pytest.FixtureRequest) -> Iterator[None]:
    """Whatever a test sends, nobody reads in it a word that the program uses for itself."""
    yield
    from django.core import mail  # noqa: PLC0415  this file is read before Django is set up

    from tests.machine_words import machine_words_in  # noqa: PLC0415  idem: this file is read too early

    sent = getattr(mail, "outbox", [])
    lines = [line for one in sent for line in (one.subject, *str(one.body).splitlines())]
    language = "fr" if re.search(r"\b[Vv](ous|otre)\b", " ".join(lines)) else "en"
    assert machine_words_in(lines, language) == []


@pytest.fixture
def circle(db: None) -> Circle:
    """The circle, in English: the sources of what is translated."""
    from tests.domain.builders import CHARTER, found_circle  # noqa: PLC0415  this file is read before Django is set up
    from tests.domain.notices.convened import with_mailboxes  # noqa: PLC0415  idem: this file is read too early

    return with_mailboxes(found_circle(CHARTER.replace('language = "fr"', 'language = "en"')))


@pytest.fixture
def sink(settings: Any) -> Iterator[Sink]:
    """A mail server, which Django's own SMTP backend talks to."""
    from tests.interface.mail.sink import sink_running  # noqa: PLC0415  beside the others

    with sink_running() as found:
        settings.EMAIL_BACKEND = "tourdetable.interface.mail.smtp.WitnessBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", found.port
        yield found
