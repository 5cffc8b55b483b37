from __future__ import annotations

from tourdetable.domain.inbox.models import ReceivedMail


def test_what_it_answers_is_said_in_words() -> None:
    said = [str(ReceivedMail(answer=code).answer_words) for code in ("", "attend", "other")]
    assert (said[0], said[2], bool(said[1])) == ("", "", True)
