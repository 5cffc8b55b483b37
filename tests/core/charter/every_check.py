"""A charter in which every check of the registry judges, under each of its readings."""

from __future__ import annotations

from tourdetable.core.charter.terms.model import Charter
from tourdetable.core.charter.text.loader import load

FRONT = """\
+++
charter = "every-check"
version = "2027.1"
language = "en"
title = "Every check"
network_name = "Network"
time_zone = "Europe/Paris"
season = { month = 9, day = 1 }

[[body_kinds]]
code = "club"
name = "Club"
[[body_kinds]]
code = "working_group"
name = "Group"
holders = 2
[[body_kinds]]
code = "itc"
name = "Committee"
[[body_kinds]]
code = "technical_committee"
name = "Technical committee"
[[body_kinds]]
code = "evaluation_board"
name = "Board"

[[colleges]]
code = "state"
name = "State"
[[colleges]]
code = "caf"
name = "CAF"
[[colleges]]
code = "health_agency"
name = "Health"

[[meeting_kinds]]
code = "session"
name = "Session"
[[meeting_kinds]]
code = "gathering"
name = "Gathering"
[[meeting_kinds]]
code = "report_back"
name = "Report back"

[[offices]]
code = "lead"
name = "Lead"
scope = "body"
[[offices]]
code = "host"
name = "Host"
scope = "body"
bodies = ["itc"]
[[offices]]
code = "coordinator"
name = "Coordinator"
scope = "network"

[[duties]]
code = "facilitation"
name = "Facilitation"
[[duties]]
code = "minutes"
name = "Minutes"
+++
"""

RULES = {
    "E-1": 'check = "weekday"\nweekdays = ["tuesday", "thursday", "saturday"]',
    "E-2": 'check = "meeting_season"\ndays = ["11-15..04-15"]',
    "E-3": 'check = "blackout"\ndays = ["07-14..08-31", "2027-01-01..2027-02-28"]',
    "E-4": 'check = "calendar_ahead"\nminimum = 2',
    "E-5": 'check = "calendar_ahead"\ncounting = "twelve_months"',
    "E-6": 'check = "maximum_gap"\nmonths = { "2018-01-01" = 2, "2027-03-01" = 4 }',
    "E-7": 'check = "maximum_gap"\nmonths = 3\ncounting = "period"',
    "E-8": 'check = "minimum_gap"\ndays = 30',
    "E-9": 'check = "meetings_in_season"\nmeetings = ["session"]\nminimum = 2',
    "E-10": 'check = "programme_published"\nwithin_days = 20',
    "E-11": 'check = "pair_complete"',
    "E-12": 'check = "seat_present"\nmeetings = ["session", "gathering"]',
    "E-13": 'check = "assiduity"\nmeetings = ["session"]\nfrom_meetings = 1',
    "E-14": (
        'check = "follows_by_minutes"\nmeetings = ["session", "report_back"]\n'
        'report_back = ["report_back"]'
    ),
    "E-15": 'check = "work_commitment"',
    "E-16": 'check = "seat_contributes"\nkinds = ["topics", "relays", "guests", "tools"]',
    "E-17": 'check = "spread_of_initiative"\nmost_percent = 40',
    "E-18": 'check = "diversity"\nof = "college"',
    "E-19": 'check = "diversity"\nof = "network"',
    "E-20": 'check = "diversity"\nof = "tier"\namong = "meeting"',
    "E-21": 'check = "diversity"\nof = "institution"\nminimum = 3',
    "E-22": 'check = "territory_seats"\ngrace_days = 10\ncolleges = ["state"]',
    "E-23": 'check = "team_size"\noffice = "lead"\nmaximum = 2',
    "E-24": 'check = "team_size"\noffice = "coordinator"\nminimum = 2',
    "E-25": 'check = "duties_in_turn"\nduty = ["facilitation", "minutes"]',
    "E-26": 'check = "settled_at_start"\nduty = ["facilitation", "minutes"]',
    "E-27": 'check = "acceptance"',
    "E-28": 'check = "decision_record"',
    "E-29": 'check = "minutes_together"\noffice = "lead"\nwithin_days = 40',
    "E-30": 'check = "existing_work"',
    "E-31": 'check = "urgent_answered"',
    "E-32": 'check = "delivered"\ncirculated_within_days = 30',
    "E-33": (
        'check = "body_produces"\nkinds = ["deliverables", "experience_reports", "guests",'
        ' "practice_sheets", "referrals", "relays", "tools", "topics", "watch_items"]'
    ),
    "E-34": 'check = "referrals_answered"\nwithin_days = 60',
    "E-35": 'check = "agreement_in_force"\nassessed = true',
    "E-36": 'check = "shared_diagnosis"',
    "E-37": (
        'check = "evaluation_approved"\nconducted_by = ["evaluation_board"]\n'
        'approved_by = ["technical_committee"]'
    ),
    "E-38": 'check = "minutes_together"\noffice = "coordinator"',
    "E-39": 'check = "not_measurable"\nbecause = "It is not counted."',
    "E-40": 'check = "planned"\nbecause = "It is to be written."',
}
"""One rule per article."""


def written(rules: dict[str, str]) -> str:
    """The charter as a file."""
    return FRONT + "".join(
        f"\n## {clause} {{#{clause}}}\n\n```rule\n{rule}\n```\n" for clause, rule in rules.items()
    )


def ruled(rule: str) -> Charter:
    """A charter of one rule, under the article `E-1`."""
    return load(written({"E-1": rule}))


EVERY_CHECK = load(written(RULES))
