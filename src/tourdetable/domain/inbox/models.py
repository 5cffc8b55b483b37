from __future__ import annotations

from django.db import models

from tourdetable.domain.inbox.enums import MailKind, MailState, WhyKept
from tourdetable.domain.meetings.enums import Answer
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.models import Network, one_of
from tourdetable.domain.people.models import Account, Person


class ReceivedMail(models.Model):
    """A message that reached our mailbox, what it was taken for and what became of it.

    `digest` (SHA-256 of its bytes, hexadecimal) is taken in once, however often it is fetched.
    `written_at` is when its sender says that they wrote it, never after `received_at`. `raw` is
    kept while somebody has to read it, then emptied. `account`: the mailbox that a signature proves
    it to come from, or be about; `person` is whose answer it is. `why`: what made it wait, or be
    left aside (`WhyKept`). `proposed_starts` and `proposed_ends`: another
    time that its sender proposes for the meeting.
    """

    digest = models.CharField(max_length=64, unique=True)
    message_id = models.CharField(max_length=250, blank=True)
    sender = models.CharField(max_length=254, blank=True)
    subject = models.CharField(max_length=200, blank=True)
    kind = models.CharField(max_length=10, choices=MailKind)
    state = models.CharField(max_length=10, choices=MailState)
    why = models.CharField(max_length=10, choices=WhyKept, blank=True)
    network = models.ForeignKey(
        Network, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    meeting = models.ForeignKey(
        Meeting, null=True, blank=True, on_delete=models.CASCADE, related_name="mails"
    )
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="mails_sent"
    )
    account = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    answer = models.CharField(max_length=10, blank=True)
    words = models.TextField(blank=True)
    proposed_starts = models.DateTimeField(null=True, blank=True)
    proposed_ends = models.DateTimeField(null=True, blank=True)
    written_at = models.DateTimeField(null=True, blank=True)
    received_at = models.DateTimeField()
    raw = models.BinaryField(blank=True, default=b"")
    read_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("id",)
        indexes = (
            models.Index(fields=("meeting", "state"), name="mail_of_meeting"),
            models.Index(fields=("state", "network"), name="mail_to_read"),
        )
        constraints = (
            one_of(MailKind, "kind", "mail_kind_known"),
            one_of(MailState, "state", "mail_state_known"),
        )

    @property
    def answer_words(self) -> str:
        """What it answers, in words; empty when nothing is known of it."""
        return str(Answer(self.answer).label) if self.answer in Answer.values else ""


class AddressTrouble(models.Model):
    """An address that refuses our messages, since when and why: `code` is that of the refusal
    (`5.1.1`, RFC 3463), `times` how often. `lasting`: it will refuse the next ones too. `address`
    is what it was then: another one has no trouble yet."""

    account = models.OneToOneField(Account, on_delete=models.CASCADE, related_name="trouble")
    address = models.EmailField()
    since = models.DateTimeField()
    last_at = models.DateTimeField()
    code = models.CharField(max_length=20, blank=True)
    times = models.PositiveIntegerField(default=1)
    lasting = models.BooleanField(default=True)

    class Meta:
        ordering = ("id",)


class Reception(models.Model):
    """How the reading of the mailbox of answers goes, in one row: `ran_at` the last time that a
    reader looked; `trouble` what stopped it then, if anything; `left` how many messages made it
    fail, and are still in the mailbox."""

    ran_at = models.DateTimeField()
    trouble = models.CharField(max_length=300, blank=True)
    left = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (models.CheckConstraint(condition=models.Q(pk=1), name="one_reception"),)
