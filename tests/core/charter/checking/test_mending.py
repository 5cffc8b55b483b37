"""Which checks are mended by whom: what only happens is mended by nobody."""

from __future__ import annotations

from tourdetable.core.charter.checking.registry import CHECKS


def test_dates_seats_turns_and_records_are_mended_each_by_its_right() -> None:
    mended: dict[str, set[str]] = {}
    for name, check in CHECKS.items():
        for right in check.mending.rights if check.mending else ():
            mended.setdefault(right, set()).add(name)
    dates = {"weekday", "meeting_season", "blackout", "calendar_ahead", "maximum_gap"}
    dates |= {"minimum_gap", "meetings_in_season", "programme_published"}
    seats = {"diversity", "pair_complete", "team_size", "territory_seats"}
    agreed = {"agreement_in_force", "shared_diagnosis"}
    assert mended == {
        "agenda": {"evaluation_approved"},
        "convene": {*dates, "work_commitment"},
        "move": dates,
        "compose": {*seats, *agreed, "work_commitment"},
        "turns": {"duties_in_turn"},
        "decisions": {"settled_at_start", "decision_record"},
        "minutes": {"minutes_together"},
        "attendance": {"assiduity", "seat_present"},
    }
