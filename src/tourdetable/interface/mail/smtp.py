"""SMTP as Django speaks it, by a witness: whether a message was perhaps taken when a server falls
silent.

Until the text of a message is on its way, nothing was sent: it may be tried again. From then until
the server answers, nobody knows.
"""

from __future__ import annotations

import smtplib
from typing import TYPE_CHECKING

from django.core.mail.backends.smtp import EmailBackend

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


class Witness:
    """What an SMTP conversation says of the message under way: `doubtful` from its text's first
    byte until the server's answer."""

    doubtful = False

    def send(self, s: ReadableBuffer | str) -> None:
        """Commands are sent as words, and the text of a message alone as bytes."""
        if not isinstance(s, str):
            self.doubtful = True
        super().send(s)  # type: ignore[misc]  # smtplib's own

    def data(self, msg: ReadableBuffer | str) -> tuple[int, bytes]:
        """Send one message: the server's answer, whatever it is, ends the doubt."""
        self.doubtful = False
        answer: tuple[int, bytes] = super().data(msg)  # type: ignore[misc]  # smtplib's own
        self.doubtful = False
        return answer


class WitnessSMTP(Witness, smtplib.SMTP):
    """In clear, or by STARTTLS."""


class WitnessSMTPS(Witness, smtplib.SMTP_SSL):
    """By TLS from the start."""


class WitnessBackend(EmailBackend):
    """Django's own, with a witness."""

    @property
    def connection_class(self) -> type[WitnessSMTP | WitnessSMTPS]:
        return WitnessSMTPS if self.use_ssl else WitnessSMTP

    @property
    def doubtful(self) -> bool:
        """Whether the last message was perhaps taken, though no answer came."""
        return bool(getattr(self.connection, "doubtful", False))
