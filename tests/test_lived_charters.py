"""The articles of the two real charters are judged from what people did on the screens, and each
that waits leads those who sit there to the screen where it is done."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from tests.living import Living, entrusted, form_of, founded, keeps_time
from tourdetable.domain.commitments.models import Commitment
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.deliverables.models import PeerReview, WorkVersion
from tourdetable.domain.networks.models import Seat
from tourdetable.domain.topics.models import Topic

CLUB = (
    ("Solène", "DDETS", "deconcentrated_state", "État", "departmental"),
    ("Farida", "ARS", "health_agency", "Santé", "regional"),
    ("Gaëlle", "CCAS", "local_authority", "Communes", "municipal"),
    ("Aïcha", "Caf", "social_security", "Sécurité sociale", "departmental"),
)
ITC = (
    ("Nadège", "Centre social", "social_centres", "Centres sociaux", "local"),
    ("Karim", "Caf", "caf", "Sécurité sociale", "departmental"),
)
JANUARY = date(2027, 1, 5)
GROUP = "aller-vers"
CALL = {
    "kind": "working_group",
    "title": "Quels groupes ?",
    "opens": "2027-01-05",
    "closes": "2027-01-20",
}
TERMS = {
    "added": "Une carte.",
    "starts": "2027-02-01",
    "midway": "2027-06-01",
    "ends": "2027-10-31",
    "reach": "public",
}
AT_TEN = {"starts": "10:00", "ends": "16:00", "place": "Lyon"}


@pytest.fixture
def club(db: None, monkeypatch: pytest.MonkeyPatch) -> Living:
    """The Club, in the first days of its season; Maud facilitates."""
    first = datetime(2027, 1, 1, 9, tzinfo=UTC)
    made = founded("club-des-territoires", "club", "Le Club", CLUB, first)
    entrusted(made, "Maud", "facilitator")
    made.on(JANUARY)
    return keeps_time(made, monkeypatch)


@pytest.fixture
def itc(db: None, monkeypatch: pytest.MonkeyPatch) -> Living:
    """An ITC, installed in September; Hélène coordinates."""
    first = datetime(2026, 9, 1, 9, tzinfo=UTC)
    made = founded("itc", "itc", "ITC du Port", ITC, first)
    entrusted(made, "Hélène", "coordinator")
    return keeps_time(made, monkeypatch)


def put(living: Living, who: str, title: str, **said: str) -> str:
    """Somebody puts a topic forward; its page."""
    return living.sends(who, living.url("topic_new"), title=title, **said)


def number(address: str) -> str:
    """What a page is about."""
    return address.rstrip("/").rpartition("/")[2]


def test_no_article_of_the_club_is_unknown(club: Living) -> None:
    assert club.unknown() == []


def test_an_itc_misses_its_diagnosis_its_territory_and_its_evaluation(
    itc: Living,
) -> None:
    itc.on(date(2026, 9, 10))
    assert itc.unknown() == ["ITC-09", "ITC-15"]
    assert itc.judged("ITC-01") == {"ITC-01": ["unknown", "broken"]}
    assert f'{itc.url("presences", "first")}"' in itc.article("Hélène", "ITC-09")


# ---- Topics


def test_topics_of_several_seats_say_what_exists(club: Living) -> None:
    articles = ("CLUB-03", "CLUB-06")
    assert club.judged(*articles) == {"CLUB-03": ["not_concerned"], "CLUB-06": ["not_concerned"]}
    assert f'{club.url("topic_new")}?body=first"' in club.article("Gaëlle", "CLUB-03")
    put(club, "Solène", "Aller vers", existing="Deux équipes de rue.")
    assert club.judged(*articles) == {"CLUB-03": ["not_concerned"], "CLUB-06": ["kept"]}
    topic = put(club, "Gaëlle", "Se loger", added="Le soir.")
    assert club.judged(*articles) == {"CLUB-03": ["kept"], "CLUB-06": ["at_risk"]}
    assert "« Se loger » ne dit pas ce qui existe déjà" in club.article("Farida", "CLUB-06")
    assert f'href="{topic}">Ouvrir le sujet' in club.article("Farida", "CLUB-06")
    club.sends("Farida", f"{topic}existing/", existing="Le SIAO.")
    assert club.judged(*articles) == {"CLUB-03": ["kept"], "CLUB-06": ["kept"]}


def test_what_nobody_says_in_time_is_broken(club: Living) -> None:
    put(club, "Gaëlle", "Se loger")
    club.on(date(2027, 2, 5))
    assert club.judged("CLUB-06") == {"CLUB-06": ["broken"]}


def test_an_urgent_topic_is_answered_by_an_experience_told_in_days(club: Living) -> None:
    topic = put(club, "Farida", "Un centre ferme", urgent="on", existing="Rien.")
    club.on(date(2027, 1, 7))
    assert club.judged("CLUB-09") == {"CLUB-09": ["at_risk"]}
    assert f'href="{topic}">Ouvrir le sujet' in club.article("Aïcha", "CLUB-09")
    where = f"{club.url('experience_new')}?topic={number(topic)}"
    assert where in club.reads("Aïcha", topic)
    told = club.sends("Aïcha", where, title="Ouvrir le samedi", done="Deux guichets ouverts.")
    club.sends("Aïcha", f"{told}write/done/", results="Personne n’est reparti sans réponse.")
    club.sends("Aïcha", f"{told}write/readers/", audience="network")
    club.sends("Aïcha", f"{told}check/", read="on")
    assert club.judged("CLUB-09") == {"CLUB-09": ["at_risk"]}
    club.sends("Aïcha", f"{told}publish/")
    assert club.judged("CLUB-09") == {"CLUB-09": ["kept"]}


def test_an_urgent_topic_that_nobody_takes_up_is_said(club: Living) -> None:
    put(club, "Farida", "Un centre ferme", urgent="on", existing="Rien.")
    club.on(date(2027, 3, 8))
    assert club.judged("CLUB-09") == {"CLUB-09": ["broken"]}
    assert "Un centre ferme" in club.article("Solène", "CLUB-09")


# ---- Meetings


def held(living: Living, who: str, body: str, day: date, **said: str) -> str:
    """A meeting that somebody dates, opens on its day, and where all came; its page."""
    date_it, on = living.url("meeting_new", body), day.isoformat()
    meeting = living.sends(who, date_it, day=on, **AT_TEN, **said)
    living.on(day, 12)
    living.sends(who, f"{meeting}open/")
    marks = form_of(living.client(who).get(f"{meeting}attendance/"))
    came = {name: "in_person" for name in marks if name.startswith("mode-")}
    living.sends(who, f"{meeting}attendance/", **came)
    return meeting


def agreed(living: Living, who: str, proposal: str) -> None:
    """All consent."""
    page = f"{proposal.removesuffix('positions/')}positions/"
    seats = form_of(living.client(who).get(page))
    stances = {name: "consent" for name in seats if name.startswith("stance_")}
    living.sends(who, page, outcome="consensus", **stances)


def test_a_gathering_brings_networks_and_tiers_together(club: Living) -> None:
    assert club.judged("CLUB-05") == {"CLUB-05": ["not_concerned"] * 2}
    held(club, "Maud", "first", date(2027, 1, 26), kind="gathering", title="Rencontre")
    assert club.judged("CLUB-05") == {"CLUB-05": ["kept"] * 2}


# ---- A group


def called(club: Living) -> str:
    """Maud calls for themes; Solène proposes one, Gaëlle and Farida would join; the call."""
    call = club.sends("Maud", club.url("call_new", "first"), **CALL)
    theme = {"title": "Aller vers", "question": "Qui va vers qui ?", "existing": "Deux équipes."}
    club.sends("Solène", f"{call}propose/", **theme)
    topic = Topic.objects.get().pk
    for who in ("Gaëlle", "Farida"):
        club.sends(who, f"{call}themes/{topic}/join/")
    return call


def opened(club: Living) -> None:
    """The Club chooses at its gathering, and Maud opens the group, led by Solène and Gaëlle."""
    call = called(club)
    met = held(club, "Maud", "first", date(2027, 1, 26), kind="gathering", title="Rencontre")
    new = club.url("decision_new", number(met))
    agreed(club, "Maud", club.sends("Maud", new, title="Ouvrir un groupe"))
    topic, decision = Topic.objects.get().pk, Decision.objects.get().pk
    club.sends("Maud", f"{call}choose/", **{f"keep_{topic}": "on", "decision": decision})
    leads = [club.people[who].pk for who in ("Solène", "Gaëlle")]
    opening = f"{call}themes/{topic}/open/"
    page = club.sends("Maud", opening, name="Aller vers", leads=leads, **TERMS)
    assert page == club.url("group", GROUP)


def committed(club: Living) -> None:
    """Solène asks, each answers."""
    club.sends("Solène", club.url("commitments_ask", GROUP))
    for one in Commitment.objects.select_related("person"):
        there = club.url("commitment", one.pk)
        club.sends(one.person.given_name, there, accepts="yes")


def planned(club: Living) -> str:
    """Solène promises a map; its page."""
    said = {"kind": "mapping", "title": "Carte", "due_on": "2027-03-31", "audience": "public"}
    return club.sends("Solène", club.url("work_new", GROUP), **said)


def read_elsewhere(club: Living, work: str) -> None:
    """She writes it, and Aïcha, who is not of the group, reads it."""
    club.sends("Solène", f"{work}write/", text="Une **carte**.")
    club.sends("Solène", f"{work}keep/")
    caf = Seat.objects.get(body__slug="first", institution__name="Caf").pk
    club.sends("Solène", f"{work}ask/", seat=caf)
    review = club.url("work_review", number(work), PeerReview.objects.get().pk)
    lines = form_of(club.client("Aïcha").get(review))
    answers = {name.replace("word", "line"): "yes" for name in lines if name.startswith("word_")}
    club.sends("Aïcha", review, verdict="ready", **answers)


def approved(club: Living) -> None:
    """The group approves it together."""
    day = date(2027, 3, 16)
    met = held(club, "Solène", GROUP, day, kind="group_session", title="Séance 1")
    version = WorkVersion.objects.get().pk
    new = club.url("decision_new_with", number(met), "approve_deliverable", version)
    agreed(club, "Solène", club.sends("Solène", new, title="Approuver la carte"))


WORKS = ("CLUB-04", "CLUB-10", "CLUB-15", "CLUB-18")


def of_group(club: Living) -> dict[str, list[str]]:
    """What is said of it, rule by rule."""
    return club.judged(*WORKS, body=GROUP)


def test_a_group_is_carried_from_its_call_to_what_it_circulates(club: Living) -> None:
    nobody = {rule for states in of_group(club).values() for rule in states}
    assert nobody == {"not_concerned"}
    opened(club)
    club.on(date(2027, 2, 2))
    now: dict[str, Any] = {"CLUB-04": ["not_concerned"], "CLUB-10": ["kept", "not_concerned"]}
    now |= {"CLUB-15": ["at_risk"], "CLUB-18": ["kept", "not_concerned"]}
    assert of_group(club) == now
    assert f'{club.url("commitments", GROUP)}"' in club.article("Maud", "CLUB-15", GROUP)
    assert f'{club.url("works")}?body={GROUP}"' in club.article("Farida", "CLUB-10", GROUP)
    committed(club)
    work = planned(club)
    late = {"CLUB-04": ["at_risk"], "CLUB-10": ["kept", "at_risk"], "CLUB-15": ["kept"]}
    assert of_group(club) == now | late
    read_elsewhere(club, work)
    approved(club)
    assert of_group(club)["CLUB-10"] == ["kept", "kept"]
    assert of_group(club)["CLUB-04"] == ["not_concerned"]
    club.sends("Solène", f"{work}circulate/", how="mail")
    assert of_group(club)["CLUB-04"] == ["kept"]
    assert "Carte" in club.reads("", work)


def test_who_does_not_commit_and_what_does_not_come_are_said(club: Living) -> None:
    opened(club)
    club.on(date(2027, 2, 2))
    planned(club)
    club.on(date(2027, 4, 1))
    assert of_group(club)["CLUB-15"] == ["broken"]
    assert of_group(club)["CLUB-10"] == ["kept", "broken"]
    assert "« Carte » était attendu" in club.article("Farida", "CLUB-10", GROUP)


# ---- What each brings


def brought(living: Living, who: str, kind: str, title: str) -> None:
    """Somebody brings something to the library."""
    living.sends(who, living.url("entry_new"), kind=kind, title=title)


def test_each_seat_brings_what_it_has(club: Living) -> None:
    put(club, "Solène", "Aller vers")
    brought(club, "Farida", "watch", "Un centre ferme")
    brought(club, "Gaëlle", "tool", "Une grille d’accueil")
    assert club.judged("CLUB-13") == {"CLUB-13": ["not_concerned"]}
    brought(club, "Aïcha", "sheet", "Un café des droits")
    assert club.judged("CLUB-13") == {"CLUB-13": ["kept"]}


def test_an_itc_watches_proposes_and_makes_tools(itc: Living) -> None:
    itc.on(date(2027, 7, 20))
    assert itc.judged("ITC-04") == {"ITC-04": ["at_risk"]}
    brought(itc, "Karim", "watch", "Un guichet ferme")
    put(itc, "Nadège", "Les permanences le soir")
    share = f"{itc.url('entry_new')}?body=first&amp;kind=tool"
    assert f'{share}">Partager un outil' in itc.article("Nadège", "ITC-04")
    brought(itc, "Nadège", "tool", "Une grille d’accueil")
    assert itc.judged("ITC-04") == {"ITC-04": ["kept"]}


def test_an_itc_that_produced_nothing_of_a_season_is_said(itc: Living) -> None:
    brought(itc, "Karim", "watch", "Un guichet ferme")
    itc.on(date(2027, 8, 31))
    assert itc.judged("ITC-04") == {"ITC-04": ["broken"]}
