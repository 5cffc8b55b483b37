"""The demo's Club des territoires: its seasons 2026 and 2027. Names of persons are invented."""

from __future__ import annotations

from datetime import date

from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.actions import charters, founding, seats
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.programme import actions as programme
from tourdetable.interface.demo.stage import (
    OPERATOR,
    PARIS,
    Line,
    Proposal,
    SeatPlan,
    Stage,
    Voice,
    at,
)

FOUNDED = date(2025, 10, 1)
CLUB = "club"
DREETS, DDETS, DDETSPP = "DREETS Val-de-Brume", "DDETS des Hautes-Rives", "DDETS-PP du Ventoulais"
ARS, ARS_DD = "ARS Val-de-Brume", "ARS Grand-Littoral (délégation départementale)"
DEPARTMENT, METROPOLE = "Département des Hautes-Rives", "Métropole de Saint-Aubin-Rivages"
CCAS, CAF = "CCAS de Montferrat-sur-Loue", "Caf des Hautes-Rives"
COHESION, CARE = "Direction centrale « cohésion sociale »", "Direction centrale « offre de soins »"
POVERTY = "Délégation interministérielle pauvreté"
STATE, HEALTH, LOCAL = "deconcentrated_state", "health_agency", "local_authority"
SECURITY, CENTRAL = "social_security", "central_administration"

TIERS = {
    DREETS: "regional",
    DDETS: "departmental",
    DDETSPP: "departmental",
    ARS: "regional",
    ARS_DD: "departmental",
    DEPARTMENT: "departmental",
    METROPOLE: "intermunicipal",
    CCAS: "municipal",
    CAF: "departmental",
    COHESION: "national",
    CARE: "national",
    POVERTY: "national",
}

SEATS = (
    SeatPlan(DREETS, STATE, ("Aïcha Berthelot", "Rémi Castanet")),
    SeatPlan(DDETS, STATE, ("Solène Marchetti", "Yanis Obrecht")),
    SeatPlan(DDETSPP, STATE, ("Colette Nadaud", "Idriss Pommier")),
    SeatPlan(ARS, HEALTH, ("Hugo Tessandier", "Mireille Kouyaté")),
    SeatPlan(ARS_DD, HEALTH, ("Farida Lenoir", "Paul Jacquemin")),
    SeatPlan(DEPARTMENT, LOCAL, ("Émeline Vasseur", "Thierry Lopes")),
    SeatPlan(METROPOLE, LOCAL, ("Naïm Delcourt", "Béatrice Rouvière")),
    SeatPlan(CCAS, LOCAL, ("Gaëlle Prigent", "Sébastien Amar")),
    SeatPlan(CAF, SECURITY, ("Inès Barral", "Marc-Olivier Faure")),
    SeatPlan(COHESION, CENTRAL, ("Ludovic Sarrazin", "Hanna Weil")),
    SeatPlan(CARE, CENTRAL, ("Camille Dujardin", "Omar Belkacem")),
    SeatPlan(POVERTY, CENTRAL, ("Jeanne Roccaserra",)),
)

GROUPS = (
    (
        "non-recours-et-aller-vers",
        "Non-recours et aller-vers : qui va vers qui ?",
        (DDETS, CCAS, CAF, DEPARTMENT, COHESION),
        (DDETS, CCAS),
    ),
    (
        "logement-et-sante-mentale",
        "Logement d’abord et santé mentale",
        (ARS, DEPARTMENT, METROPOLE, DDETSPP),
        (ARS, DEPARTMENT, METROPOLE),
    ),
    (
        "sante-mentale-des-jeunes",
        "Santé mentale des jeunes de 16 à 25 ans hors parcours",
        (ARS_DD, CARE, DREETS, CCAS),
        (ARS_DD, CARE),
    ),
    (
        "attractivite-des-metiers",
        "Attractivité des métiers du social : ce que le terrain a déjà essayé",
        (DREETS, DEPARTMENT, DDETSPP, CAF),
        (DREETS, DEPARTMENT),
    ),
)

RENCONTRE_8_AVRIL = (
    Line("Accueil, tour de table des binômes", "discuss", 30, "la facilitatrice"),
    Line("Adoption du compte rendu du 26 janvier", "decide", 10, "la facilitatrice"),
    Line(
        "Où en sont les quatre groupes : une question par groupe", "discuss", 60, "les référent·es"
    ),
    Line(
        "Proposition : publier les fiches pratiques du groupe 4 sans restriction",
        "decide",
        45,
        DREETS,
    ),
    Line(
        "Une équipe mobile santé-précarité à l’essai dans une commune rurale : récit et questions",
        "discuss",
        60,
        ARS,
    ),
    Line("Codéveloppement en deux groupes", "discuss", 75),
    Line("Complémentarité : que font déjà les instances locales ?", "discuss", 30, METROPOLE),
    Line("Questions diverses, prochaine date", "inform", 10),
)

MINUTES_26_JANVIER = """## Choisir les groupes de l’année

Douze propositions étaient sur la table. Après trois tours de discussion et un vote par gommettes, quatre thèmes sont
retenus ; les huit autres restent dans la liste et seront relus en novembre.

## Réagir quand l’actualité presse

Le souvenir de la canicule est encore vif : les membres veulent pouvoir se parler en moins de trois jours.

::: audience body
Deux services disent traverser une réorganisation qui n’est pas encore annoncée à leurs équipes.
:::

## Partager l’information entre professionnel·les

La proposition est adoptée, avec un dissensus que le relevé garde mot pour mot.
"""

PROPOSALS_26_JANVIER = (
    Proposal(
        "Ouvrir quatre groupes de travail de février à octobre",
        "consensus",
        "Non-recours, logement et santé mentale, santé mentale des jeunes, attractivité des métiers.",
        item=3,
    ),
    Proposal(
        "Tenir un retour d’expérience sous 72 heures quand l’actualité le demande",
        "consensus",
        "La facilitatrice propose une visioconférence ; chacun·e peut décliner sans se justifier.",
        item=4,
    ),
    Proposal(
        "Saisir les comités de pilotage des solidarités d’une proposition sur le partage d’information",
        "adopted_with_dissent",
        "Une page, trois principes, un exemple de convention.",
        voices={
            ARS_DD: Voice(
                "object",
                "La proposition double la charte départementale existante : la retirer, ou la réduire à un renvoi.",
                "Une comparaison écrite avec les chartes de deux départements, avant le 15 juin.",
            ),
            COHESION: Voice("reservation", "Le délai de relecture interne n’est pas tenu."),
        },
        follow_up=("Comparer par écrit les chartes de deux départements", DDETS, date(2027, 3, 31)),
        item=5,
    ),
    Proposal(
        "Confier la relecture des fiches à un binôme d’une autre institution",
        "consent",
        "Chaque fiche est relue avant d’être diffusée ; son porteur choisit à qui elle est attribuée.",
        voices={
            DDETSPP: Voice(
                "object",
                "Un territoire à trois agents devient identifiable.",
                "Que le porteur choisisse l’attribution : nommée, par collège, ou aucune.",
                "integrated",
                "Le porteur de la fiche choisit son attribution.",
            ),
            CARE: Voice("abstain"),
        },
        item=6,
    ),
)

AGENDA_26_JANVIER = (
    Line("Accueil, tour de table des binômes", "discuss", 40),
    Line("Le calendrier de l’année", "inform", 15, "la facilitatrice"),
    Line("Choisir les groupes de l’année", "decide", 90),
    Line("Réagir quand l’actualité presse", "decide", 30),
    Line("Partager l’information entre professionnel·les", "decide", 45, DDETS),
    Line("Relire les fiches entre pairs", "decide", 30, DREETS),
)


def build_club(charter: str) -> Stage:
    """Build the whole network."""
    stage = found(charter)
    install(stage)
    season_2026(stage)
    launch = draw_2027(stage)
    january(stage, launch)
    spring(stage)
    undertakings(stage)
    return stage


def found(charter: str) -> Stage:
    """The network and its facilitator."""
    network = founding.found_network(
        slug="club",
        name="Club des territoires",
        charter=charter,
        in_force_from=FOUNDED,
        purpose="Des binômes d’institutions territoriales et d’administrations centrales réfléchissent ensemble, toute "
        "l’année, à la façon dont les politiques sociales se conçoivent et se vivent sur le terrain.",
        accent="blue",
        by=OPERATOR,
        now=at(FOUNDED),
    )
    stage = Stage(network, TIERS)
    maud = stage.person("Maud Kerébel")
    seats.give_office(
        network=network,
        kind="facilitator",
        person=maud,
        starts=FOUNDED,
        by=OPERATOR,
        now=at(FOUNDED),
    )
    return stage


def install(stage: Stage) -> None:
    """The Club, then its four groups with their leads."""
    stage.install(kind="club", slug=CLUB, name="Le Club", on=FOUNDED, plans=SEATS)
    opened = date(2027, 2, 1)
    plans = {plan.institution: plan for plan in SEATS}
    for slug, name, members, leads in GROUPS:
        stage.install(
            kind="working_group", slug=slug, name=name, on=opened, plans=[plans[m] for m in members]
        )
        for institution in leads:
            person = stage.person(plans[institution].holders[0])
            seats.give_office(
                network=stage.network,
                kind="lead",
                person=person,
                body=stage.bodies[slug],
                starts=opened,
                by=OPERATOR,
                now=at(opened),
            )


def facilitator(stage: Stage) -> Actor:
    """Maud Kerébel, in her office."""
    return Actor(stage.person("Maud Kerébel"), office=stage.network.offices.get(kind="facilitator"))


def season_2026(stage: Stage) -> None:
    """The last gathering of 2026, where the programme of 2027 was set; its minutes were adopted in January."""
    drawn = date(2025, 11, 19)
    day = date(2026, 11, 17)
    gathering = stage.draw(
        CLUB,
        "gathering",
        "Rencontre n° 4 : restitution et programme 2027",
        day,
        drawn_on=drawn,
        place="Paris",
    )
    lines = [
        Line("Ce que les groupes ont produit", "discuss", 120),
        Line("Le calendrier 2027", "decide", 45),
    ]
    gathering = stage.agenda(gathering, lines, date(2026, 11, 2))
    stage.turns(gathering, CLUB, date(2026, 11, 2), facilitation=METROPOLE, minutes=CAF)
    gathering = stage.hold(stage.convene(gathering, date(2026, 11, 3)), CLUB)
    proposal = Proposal("Arrêter le calendrier des rencontres de 2027", "consensus", item=2)
    stage.decide(gathering, CLUB, proposal)


def draw_2027(stage: Stage) -> Meeting:
    """The calendar of 2027, set on 18 November 2026 (CLUB-07); returns the launch gathering."""
    drawn = date(2026, 11, 18)
    day_long = (9, 30, 16, 30)
    calendar = (
        (
            "gathering",
            "Rencontre n° 1 : lancement, choix des groupes",
            date(2027, 1, 26),
            day_long,
            "Paris",
        ),
        (
            "experience_report",
            "Retour d’expérience : fermer un dispositif sans perdre les personnes",
            date(2027, 3, 24),
            (14, 0, 16, 0),
            "En visioconférence",
        ),
        ("gathering", "Rencontre n° 2", date(2027, 4, 8), day_long, "Saint-Aubin-Rivages"),
        (
            "experience_report",
            "Retour d’expérience : un courrier relu par des habitant·es",
            date(2027, 5, 19),
            (14, 0, 16, 0),
            "En visioconférence",
        ),
        (
            "gathering",
            "Rencontre n° 3 : mi-parcours",
            date(2027, 6, 15),
            day_long,
            "Montferrat-sur-Loue",
        ),
        (
            "experience_report",
            "Retour d’expérience d’automne",
            date(2027, 9, 22),
            (14, 0, 16, 0),
            "En visioconférence",
        ),
        (
            "gathering",
            "Rencontre n° 4 : restitution et programme 2028",
            date(2027, 11, 17),
            day_long,
            "Paris",
        ),
        (
            "evaluation_session",
            "Relecture collective et évaluation",
            date(2027, 12, 9),
            (9, 30, 12, 30),
            "Paris",
        ),
    )
    drawings = [
        stage.draw(CLUB, kind, title, day, drawn_on=drawn, hours=hours, place=place)
        for kind, title, day, hours, place in calendar
    ]
    programme.publish(network=stage.network, year=2027, by=OPERATOR, now=at(drawn, 18))
    return drawings[0]


def january(stage: Stage, launch: Meeting) -> None:
    """The launch gathering: four decisions, one of them with a dissensus; minutes in review until 8 April."""
    launch = stage.agenda(launch, AGENDA_26_JANVIER, date(2027, 1, 8))
    stage.turns(launch, CLUB, date(2027, 1, 8), facilitation=DDETS, minutes=CCAS)
    launch = stage.hold(stage.convene(launch, date(2027, 1, 11)), CLUB, away={POVERTY: "excused"})
    for proposal in PROPOSALS_26_JANVIER:
        stage.decide(launch, CLUB, proposal)
    notes = MINUTES_26_JANVIER.partition("\n\n## Partager")[0]
    stage.write(launch, notes, date(2027, 1, 26), by=stage.actor(CLUB, CCAS))
    draft = stage.write(launch, MINUTES_26_JANVIER, date(2027, 1, 29), by=facilitator(stage))
    stage.review(draft, date(2027, 2, 3))


def spring(stage: Stage) -> None:
    """Groups at work, an experience report held, and the gathering of 8 April convened."""
    for rank, (slug, name, _members, _leads) in enumerate(GROUPS):
        group_sessions(stage, slug, name, rank)
    report = stage.network.bodies.get(slug=CLUB).meetings.get(starts_at__date=date(2027, 3, 24))
    lines = [Line("Récit, puis questions de compréhension", "discuss", 90, CAF)]
    report = stage.agenda(report, lines, date(2027, 3, 8))
    stage.hold(
        stage.convene(report, date(2027, 3, 9)), CLUB, away={CARE: "absent", DDETSPP: "remote"}
    )
    april = stage.bodies[CLUB].meetings.get(title="Rencontre n° 2")
    april = stage.agenda(april, RENCONTRE_8_AVRIL, date(2027, 3, 18))
    stage.turns(april, CLUB, date(2027, 3, 18), facilitation=ARS, minutes=DREETS)
    april = stage.convene(april, date(2027, 3, 19))
    answers = {
        DDETS: "attend",
        CCAS: "attend",
        ARS: "attend",
        METROPOLE: "attend",
        COHESION: "excused",
        CAF: "pair",
    }
    stage.reply(april, CLUB, answers, date(2027, 3, 24))


def group_sessions(stage: Stage, slug: str, name: str, rank: int) -> None:
    """The opening session of a group, held; the next ones, drawn until October."""
    day, drawn = date(2027, 2, 10), date(2027, 2, 1)
    opening = stage.draw(
        slug,
        "group_session",
        "Ouverture du groupe",
        day,
        drawn_on=drawn,
        place="En visioconférence",
    )
    lines = [Line("La question du groupe, et ce qui existe déjà", "discuss", 90)]
    opening = stage.agenda(opening, lines, date(2027, 2, 2))
    stage.hold(stage.convene(opening, date(2027, 2, 2)), slug)
    following = (
        ("Deuxième séance", date(2027, 3, 16 + rank % 3)),
        ("Troisième séance", date(2027, 5, 4 + rank % 3)),
        ("Quatrième séance", date(2027, 7, 6 + rank % 3)),
        ("Écriture des livrables", date(2027, 9, 7 + rank % 3)),
        ("Clôture du groupe", date(2027, 10, 7)),
    )
    for title, day in following:
        session = stage.draw(
            slug,
            "group_session",
            title,
            day,
            drawn_on=date(2027, 2, 10),
            place="En visioconférence",
        )
        if session.starts_at.astimezone(PARIS).date() < date(2027, 4, 1):
            stage.hold(stage.convene(session, date(2027, 2, 12)), slug)


def undertakings(stage: Stage) -> None:
    """Each member accepts the charter's undertaking on 5 January, but for one who has not yet."""
    version = stage.network.charters.get().version
    holders = (name for plan in SEATS for name in plan.holders if name != "Yanis Obrecht")
    for name in holders:
        person = stage.person(name)
        charters.accept_charter(
            network=stage.network, version=version, by=Actor(person), now=at(date(2027, 1, 5))
        )
