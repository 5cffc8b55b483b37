from __future__ import annotations

from tourdetable.interface.mail.message_ids import message_id, named_in, thread_id

OURS = message_id(12, 5, "tables.exemple.fr")


def test_a_message_is_known_by_its_name_wherever_it_is_quoted():
    assert named_in(OURS) == (12, 5)
    assert named_in(f"<autre@ailleurs.example>\r\n {OURS.upper()}") == (12, 5)
    assert message_id(12, 5, "tables.exemple.fr") == OURS


def test_a_forged_name_names_nothing():
    forged = [
        "",
        OURS.replace("tdt-12", "tdt-13"),
        OURS.replace("12-5", "12-6"),
        "<tdt-12-5@tables.exemple.fr>",
        thread_id("meeting-3", "circle", "tables.exemple.fr"),
    ]
    assert [named_in(text) for text in forged] == [None] * 5


def test_a_forged_name_does_not_hide_a_true_one():
    assert named_in(OURS.replace("tdt-12", "tdt-13") + " " + OURS) == (12, 5)
