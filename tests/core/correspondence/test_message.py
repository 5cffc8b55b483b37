"""What a message is, whoever wrote it."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from tests.core.correspondence.clients import (
    AWAY,
    CLIENTS,
    Exchange,
    away,
    bounced,
    bounced_in_words,
    counter,
    delegated,
    outlook_desktop,
    thunderbird,
    winmail,
)
from tourdetable.core.correspondence.message import read_message
from tourdetable.core.correspondence.terms import Nature, Refusal, Respondent

SAID = Exchange(words="J’arriverai à 10 h")
NEW, ENDS = datetime(2027, 5, 7, 9, 0, tzinfo=UTC), datetime(2027, 5, 7, 10, 0, tzinfo=UTC)


@pytest.mark.parametrize("program", [*CLIENTS, winmail])
def test_each_program_is_understood(program: Callable[[Exchange], bytes]) -> None:
    message = read_message(program(SAID))
    assert message.nature is Nature.ANSWER
    assert message.response
    assert message.response.method == "REPLY"
    assert message.response.invitees == (Respondent(SAID.sender, SAID.name, "ACCEPTED"),)
    assert (message.sender, message.sender_name, message.senders) == (SAID.sender, SAID.name, 1)
    assert SAID.to in message.recipients
    assert message.references == (SAID.reference,)
    assert message.written == SAID.at.timestamp()


def test_words_and_subjects_are_read_in_their_encodings() -> None:
    message = read_message(outlook_desktop(SAID))
    assert (message.subject, message.words) == ("Accepté : Lecture de mai", SAID.words)
    assert read_message(thunderbird(SAID)).subject == "Réponse acceptée"
    assert read_message(away(SAID)).subject == "Réponse automatique : Lecture"


def test_a_counter_says_both_times() -> None:
    said = SAID.but(status="TENTATIVE")
    for data in (counter(said, NEW, ends=ENDS), winmail(said, new=NEW, ends=ENDS)):
        message = read_message(data)
        assert message.nature is Nature.COUNTER
        assert message.response
        assert message.response.starts
        assert message.response.original
        days = (message.response.starts.value[:8], message.response.original.value[:8])
        assert days == ("20270507", "20270506")


def test_of_two_lines_each_is_read() -> None:
    message = read_message(delegated(SAID, "bao@port.example"))
    assert message.response
    assert message.response.invitees == (
        Respondent(SAID.sender, "", "DELEGATED", ("bao@port.example",)),
        Respondent("bao@port.example", "", "NEEDS-ACTION", (), (SAID.sender,)),
    )


@pytest.mark.parametrize("headers", AWAY.values(), ids=AWAY)
def test_an_automatic_reply_says_so_by_its_headers(headers: tuple[str, ...]) -> None:
    assert read_message(away(SAID, *headers, subject="Lecture")).nature is Nature.AUTOMATIC


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        (bounced(SAID), Refusal(SAID.sender, "5.1.1", lasting=True)),
        (bounced(SAID, status="5.2.2"), Refusal(SAID.sender, "5.2.2", lasting=False)),
        (bounced(SAID, status="4.4.1", action="delayed"), Refusal(SAID.sender, "4.4.1", False)),
        (bounced_in_words(SAID), Refusal(SAID.sender, "5.1.1", lasting=True)),
    ],
)
def test_a_refusal_names_the_address_and_our_message(data: bytes, refusal: Refusal) -> None:
    message = read_message(data)
    assert (message.nature, message.refusals) == (Nature.BOUNCE, (refusal,))
    assert SAID.reference in message.references


def test_a_message_that_arrived_is_no_refusal() -> None:
    assert read_message(bounced(SAID, action="delivered")).nature is Nature.AUTOMATIC


def test_anything_else_is_for_a_person() -> None:
    data = away(SAID, subject="Re: Lecture de mai")
    assert read_message(data).nature is Nature.OTHER
    asked = outlook_desktop(SAID).replace(b"METHOD:REPLY", b"METHOD:REQUEST")
    assert read_message(asked).response is None


def test_whatever_its_bytes_are_there_is_an_answer() -> None:
    chance = random.Random(1)
    for _number in range(60):
        data = bytearray(chance.choice(CLIENTS)(SAID))
        for _change in range(20):
            data[chance.randrange(len(data))] = chance.randrange(256)
        read_message(bytes(data))
        read_message(chance.randbytes(400))
