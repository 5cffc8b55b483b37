"""The demo's Convention Cadre: six territorial bodies and three committees, season 2026–2027.

Territories are real places; that a body exists on each of them, its facilities and its persons are invented.
"""

from __future__ import annotations

from datetime import date, timedelta

from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.actions import charters, founding, seats
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.networks.models import Body
from tourdetable.domain.programme import actions as programme
from tourdetable.interface.demo.stage import OPERATOR, PARIS, Line, Proposal, Stage, Voice, at
from tourdetable.interface.demo.territories import (
    CAF,
    COMMITTEES,
    DEPARTMENT,
    ITC_15_16,
    MARSEILLE,
    PREFET,
    REGION,
    TERRITORIES,
    TIERS,
    Territory,
)

FOUNDED = date(2026, 6, 15)
TODAY = date(2027, 4, 6)
"""The day before which meetings have been held; the demo's clock stands there by default."""

EACH_MONTH = {
    'version = "2026.1"': 'version = "2027.1"',
    "in_force = 2026-09-01": "in_force = 2027-09-01",
    "Se voir au moins tous les deux mois": "Se voir au moins une fois par mois",
    "Jamais plus de deux mois ne séparent": "Jamais plus d’un mois ne sépare",
    'months = { "2018-01-01" = 2 }': "months = 1",
}
"""What a member proposes to change in the charter, from what is written to what would be."""

AGENDA_15_16 = (
    Line("Tour de table de veille", "discuss", 25),
    Line("Thème « accès aux droits » : ce que chaque centre voit au guichet", "discuss", 40),
    Line(
        "Proposition : une demi-journée « droits » tournante pour trois centres",
        "decide",
        30,
        "La Traverse bleue",
    ),
    Line("Demander un créneau mensuel en préfecture", "decide", 20, "Espace Saint-Louis-des-Pins"),
    Line("Information technique : le volet familles 2027", "inform", 20, CAF),
    Line("Tour suivant : qui anime, qui écrit ?", "discuss", 5),
    Line("Questions diverses", "inform", 10),
)

MINUTES_15_16 = """## Tour de table de veille

L’agence postale du 14e ferme : les centres voient arriver des personnes qui y retiraient leur pension. Trois
équipements signalent une hausse des impayés d’énergie.

## Accès aux droits : ce que chaque centre voit au guichet

Les demandes se ressemblent d’un centre à l’autre, et les réponses aussi ; c’est le temps qui manque. L’idée d’une
demi-journée partagée vient de là.

::: audience body
Une équipe dit son épuisement après plusieurs mois sans remplacement à l’accueil.
:::

## Volet familles 2027

La Caf présente le calendrier. Elle enverra une note d’une page.
"""

DECISIONS_15_16 = (
    Proposal(
        "Expérimenter six mois une demi-journée « droits » tournante",
        "adopted_with_dissent",
        "Essai sur deux sites, bilan le 8 juin.",
        voices={
            DEPARTMENT: Voice(
                "reservation", "Les effectifs ne permettent pas plus d’une présence par mois."
            ),
            "Les Quatre-Fontaines": Voice(
                "object",
                "Notre public ne traverse pas la cité.",
                "Une navette, ou une séance par site.",
            ),
        },
        follow_up=(
            "Choisir les deux sites et la première date",
            "La Traverse bleue",
            date(2027, 4, 2),
        ),
        item=3,
    ),
    Proposal(
        "Transmettre au Comité technique la demande d’un créneau préfectoral mensuel",
        "consensus",
        follow_up=(
            "Écrire la demande et la remettre à l’animatrice de la Convention",
            PREFET,
            date(2027, 4, 20),
        ),
        item=4,
    ),
)

TODAY_13_14 = (
    Line("Tour de table de veille", "discuss", 25),
    Line(
        "Jeunesse : l’espace public après 18 heures",
        "discuss",
        45,
        "Centre social des Deux-Collines",
    ),
    Line(
        "Proposition : des permanences communes pendant l’été",
        "decide",
        30,
        "Maison de quartier du Petit-Verger",
    ),
    Line("Inviter une médiatrice numérique et deux habitantes en juin", "decide", 15),
    Line("Questions diverses, tour suivant", "inform", 10),
)

FIRST_SESSION = (
    Line("Se présenter", "discuss", 40),
    Line("Comment animer, comment écrire : l’ordre des tours", "decide", 40),
    Line("Le calendrier de la saison", "inform", 20),
)

ORDINARY_SESSION = (
    Line("Tour de table de veille", "discuss", 30),
    Line("Le thème de la saison : avancées et questions", "discuss", 60),
    Line("Informations techniques", "inform", 20),
)


def build_convention(charter: str) -> Stage:
    """Build the whole network."""
    stage = found(charter)
    for territory in TERRITORIES:
        install(stage, territory)
        live(stage, territory)
    for committee in COMMITTEES:
        body = stage.install(
            kind=committee.kind,
            slug=committee.slug,
            name=committee.name,
            on=FOUNDED,
            plans=committee.seats,
        )
        committee_calendar(stage, body, committee.days)
    programme.publish(network=stage.network, year=2026, by=OPERATOR, now=at(date(2026, 9, 1)))
    propose_each_month(stage, charter)
    return stage


def propose_each_month(stage: Stage, charter: str) -> None:
    """A member proposes that bodies meet every month from next season on; nothing is decided yet."""
    text = charter
    for written, proposed in EACH_MONTH.items():
        text = text.replace(written, proposed)
    charters.propose_charter(
        network=stage.network,
        text=text,
        in_force_from=date(2027, 9, 1),
        reasons="Deux mois, c’est long quand un quartier bouge : une séance par mois, plus courte, tiendrait le lien.",
        by=Actor(stage.person("Delphine Sauvaire")),
        now=at(date(2027, 3, 22)),
    )


def found(charter: str) -> Stage:
    """The network and its coordinator."""
    network = founding.found_network(
        slug="convention",
        name="Convention Cadre des centres sociaux",
        charter=charter,
        in_force_from=FOUNDED,
        purpose="Dans chaque territoire, les centres sociaux et les institutions de la Convention se retrouvent pour "
        "partager ce qu’ils voient, ce qu’ils savent faire, et construire ensemble.",
        accent="teal",
        by=OPERATOR,
        now=at(FOUNDED),
    )
    stage = Stage(network, TIERS)
    helene = stage.person("Hélène Garancin")
    seats.give_office(
        network=network,
        kind="coordinator",
        person=helene,
        starts=FOUNDED,
        by=OPERATOR,
        now=at(FOUNDED),
    )
    return stage


def install(stage: Stage, territory: Territory) -> Body:
    """One territorial body, on its territory, with those who are present there (ITC-09)."""
    first = territory.days[0]
    body = stage.install(
        kind="itc",
        slug=territory.slug,
        name=territory.name,
        on=first,
        plans=territory.seats,
        territory=territory.territory,
    )
    for plan in territory.seats:
        if plan.kind != "invited":
            seats.declare_presence(
                body=body,
                institution=stage.institution(plan.institution),
                college=plan.college,
                starts=first,
                by=OPERATOR,
                now=at(first),
            )
    return body


def live(stage: Stage, territory: Territory) -> None:
    """The calendar of the season; what is past was held, its minutes adopted; what comes next is convened."""
    drawn = territory.days[0] - timedelta(days=20)
    hosts = [plan.institution for plan in territory.seats if plan.college == "social_centres"]
    meetings = [
        stage.draw(
            territory.slug,
            "session",
            "Séance d’installation" if rank == 0 else f"Séance n° {rank + 1}",
            day,
            drawn_on=drawn,
            place=hosts[rank % len(hosts)],
        )
        for rank, day in enumerate(territory.days)
    ]
    for rank, meeting in enumerate(meetings):
        play(stage, territory, meeting, rank)


def play(stage: Stage, territory: Territory, meeting: Meeting, rank: int) -> None:
    """One meeting of the season: its agenda, its turns, and, when its day is past, its record."""
    day = meeting.starts_at.astimezone(PARIS).date()
    prepared = day - timedelta(days=16)
    if prepared > TODAY:
        return
    facilitation, secretary = territory.turn(rank)
    stage.turns(meeting, territory.slug, prepared, facilitation=facilitation, minutes=secretary)
    meeting = stage.agenda(meeting, agenda_of(territory, day, rank), prepared)
    meeting = stage.convene(meeting, prepared)
    if day < TODAY:
        record(stage, territory, meeting, secretary, day)
    else:
        answers = {plan.institution: "attend" for plan in territory.seats[:3]}
        stage.reply(meeting, territory.slug, answers, TODAY - timedelta(days=4))


def agenda_of(territory: Territory, day: date, rank: int) -> tuple[Line, ...]:
    """The agenda of a meeting."""
    if territory.slug == ITC_15_16 and day == date(2027, 2, 25):
        return AGENDA_15_16
    if day == TODAY:
        return TODAY_13_14
    return FIRST_SESSION if rank == 0 else ORDINARY_SESSION


def record(stage: Stage, territory: Territory, meeting: Meeting, secretary: str, day: date) -> None:
    """What is kept of a past meeting: who came, what was decided, the minutes."""
    held = stage.hold(meeting, territory.slug, away={territory.away(day): "excused"})
    for proposal in decisions_of(territory, day):
        stage.decide(held, territory.slug, proposal)
    text = (
        MINUTES_15_16
        if territory.slug == ITC_15_16 and day == date(2027, 2, 25)
        else ordinary_minutes(held)
    )
    draft = stage.write(
        held, text, day + timedelta(days=5), by=stage.actor(territory.slug, secretary)
    )
    draft = stage.review(draft, day + timedelta(days=6))
    if day > date(2027, 3, 15):
        return
    approving = [plan.institution for plan in territory.seats if plan.kind == "standing"][:3]
    stage.adopt_by_seats(draft, territory.slug, approving, day + timedelta(days=12))


def decisions_of(territory: Territory, day: date) -> tuple[Proposal, ...]:
    """What the body decided that day."""
    if day == territory.days[0]:
        return (
            Proposal(
                "Animer et écrire à tour de rôle, dans l’ordre des collèges", "consensus", item=2
            ),
        )
    if territory.slug == ITC_15_16 and day == date(2027, 2, 25):
        return DECISIONS_15_16
    if territory.slug == "itc-pays-d-arles" and day == date(2026, 12, 17):
        return (
            Proposal(
                "Mutualiser une formation « premiers secours en santé mentale »",
                "consensus",
                follow_up=("Trouver la salle et l’organisme", "Ville d’Arles", date(2027, 3, 15)),
            ),
        )
    return ()


def ordinary_minutes(meeting: Meeting) -> str:
    """Short minutes, a heading for each point of the agenda."""
    said = "Les échanges ont porté sur ce que chacun·e observe ; les suites sont au relevé."
    return "\n".join(f"## {item.title}\n\n{said}\n" for item in meeting.agenda.all())


def committee_calendar(stage: Stage, body: Body, days: tuple[date, ...]) -> None:
    """Committees meet less often."""
    for day in days:
        title = f"{body.name}, {'printemps' if day.month < 7 else 'automne'} {day.year}"
        meeting = stage.draw(
            body.slug,
            "committee",
            title,
            day,
            drawn_on=date(2026, 9, 1),
            hours=(14, 0, 16, 0),
            place=MARSEILLE,
        )
        if day < TODAY:
            stage.hold(
                stage.convene(meeting, day - timedelta(days=20)),
                body.slug,
                away={REGION: "excused"},
            )
