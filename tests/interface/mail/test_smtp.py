"""The witness: in doubt from the text's first byte until the server's answer, and only then."""

from __future__ import annotations

import smtplib
from collections.abc import Iterator

import pytest
from django.core.mail import EmailMessage, get_connection

from tests.interface.mail.sink import Sink
from tourdetable.interface.mail.smtp import WitnessBackend, WitnessSMTPS


def send(backend: WitnessBackend) -> None:
    backend.open()
    backend.send_messages([EmailMessage("Bonjour", "Texte", to=["ana@port.example"])])


@pytest.fixture
def backend(sink: Sink) -> Iterator[WitnessBackend]:
    found = get_connection()
    assert isinstance(found, WitnessBackend)
    yield found
    found.close()


def test_a_message_that_was_taken_leaves_no_doubt(backend: WitnessBackend, sink: Sink):
    send(backend)
    assert (len(sink.received), backend.doubtful) == (1, False)
    backend.close()
    assert backend.doubtful is False


def test_a_refused_address_leaves_no_doubt(backend: WitnessBackend, sink: Sink):
    sink.refuses["ana@port.example"] = 550
    with pytest.raises(smtplib.SMTPRecipientsRefused):
        send(backend)
    assert backend.doubtful is False


def test_silence_before_the_text_leaves_no_doubt(backend: WitnessBackend, sink: Sink):
    sink.hangs_up_at = 1
    with pytest.raises(smtplib.SMTPServerDisconnected):
        send(backend)
    assert (sink.received, backend.doubtful) == ([], False)


def test_silence_after_the_text_does(backend: WitnessBackend, sink: Sink):
    sink.falls_silent_at = 1
    with pytest.raises(smtplib.SMTPServerDisconnected):
        send(backend)
    assert (len(sink.received), backend.doubtful) == (1, True)


def test_by_tls_from_the_start_too(backend: WitnessBackend):
    backend.use_ssl = True
    assert backend.connection_class is WitnessSMTPS
