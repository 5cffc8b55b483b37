from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from tests.domain.builders import CHARTER, Circle, found_circle
from tests.domain.notices.convened import with_mailboxes
from tests.interface.mail.sink import Sink, sink_running


@pytest.fixture
def circle(db: None) -> Circle:
    """The circle, in English: the sources of what is translated."""
    return with_mailboxes(found_circle(CHARTER.replace('language = "fr"', 'language = "en"')))


@pytest.fixture
def sink(settings: Any) -> Iterator[Sink]:
    """A mail server, which Django's own SMTP backend talks to."""
    with sink_running() as found:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", found.port
        yield found
