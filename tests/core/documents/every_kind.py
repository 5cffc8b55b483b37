"""A sample of each kind of document, beside the minutes and the record of `samples`."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tests.core.documents.samples import LABELS, MINUTES, RECORD, written
from tourdetable.core.documents.kinds.agenda import (
    AgendaDocument,
    AgendaPoint,
    InvitationDocument,
)
from tourdetable.core.documents.kinds.base import WrittenDocument
from tourdetable.core.documents.kinds.charter import ArticleBlock, CharterDocument, StateRow
from tourdetable.core.documents.kinds.evaluation import (
    EvaluationReport,
    ReportDrawing,
    ReportPart,
    ReportSection,
    ReportTable,
)
from tourdetable.core.documents.kinds.experience import ExperienceDocument, ExperiencePart
from tourdetable.core.documents.kinds.extract import ExtractDocument
from tourdetable.core.documents.kinds.kit import KitDocument, KitPart
from tourdetable.core.documents.kinds.minutes import DocumentRow
from tourdetable.core.documents.kinds.programme import (
    ProgrammeDocument,
    ProgrammeMonth,
    ProgrammeRow,
)
from tourdetable.core.documents.kinds.relays.note import RelayedDecision, RelayNote
from tourdetable.core.documents.kinds.sign_in_sheet import (
    SignatureGroup,
    SignatureRow,
    SignInSheet,
)
from tourdetable.core.documents.kinds.work import WorkDocument
from tourdetable.core.figures.charts import BarChart, ChartBar

WHOSE: dict[str, Any] = {
    "network": "Convention Cadre des centres sociaux",
    "body": "ITC Marseille 15-16",
}
AHEAD: dict[str, Any] = {
    **WHOSE,
    "about": "Séance du 8 avril 2027",
    "labels": {**LABELS, "at": "Heure", "answer": "Votre réponse"},
    "facts": (
        ("Date :", "jeudi 8 avril 2027, de 9 h 30 à 12 h"),
        ("Lieu :", "Les Quatre-Fontaines, Marseille 15e"),
        ("Animation :", "Ville de Marseille"),
    ),
    "purpose": "Faire le point sur les demi-journées « droits » et préparer le diagnostic.",
    "points": (
        AgendaPoint(at="9 h 30", title="Tour de table", purpose="échange", duration="25 min"),
        AgendaPoint(
            at="9 h 55",
            title="Bilan de l’essai « droits »",
            purpose="décision",
            duration="30 min",
            notes=("apporté par L’Estran", "Question : poursuivre au-delà de juin ?"),
        ),
    ),
    "total": "Fin prévue à 10 h 25.",
    "documents": (DocumentRow(name="bilan_des_demi_journees.pdf", about="PDF, 1,2 Mo"),),
}

AGENDA = AgendaDocument(title="Ordre du jour", **AHEAD)
INVITATION = InvitationDocument(
    title="Convocation",
    greeting="Vous êtes invité·e à la séance de l’ITC Marseille 15-16.",
    closing=("Merci de répondre avant le 1er avril.",),
    signed=("Nadège Fournel", "L’Estran"),
    **AHEAD,
)
EXTRACT = ExtractDocument(
    **WHOSE,
    title="Extrait du relevé de décisions",
    about=RECORD.decisions[0].title,
    labels=LABELS,
    decisions=RECORD.decisions[:1],
    state="Adopté le 25 février 2027 par l’instance",
    facts=(("Séance :", "7 janvier 2027"), ("Proposée par :", "L’Estran")),
    audience="partenaires",
)
EXPERIENCE = ExperienceDocument(
    network="Cercle",
    title="Lire la nuit",
    about="Retour d’expérience, publié le 6 avril 2027",
    reserved="Qui la lit : les membres du réseau.",
    facts=(("Racontée par", "Médiathèque"), ("Quand", "En mars")),
    parts=(ExperiencePart(title="Ce qui a été fait", words=("On a ouvert le soir.", "Et lu.")),),
)
KIT = KitDocument(
    **WHOSE,
    title="Trousse : animation",
    about="Séance du 8 avril 2027",
    facts=(("À qui :", "Ville de Marseille (Ana Roque)"),),
    parts=(
        KitPart(title="Avant", steps=("Préparer l’ordre du jour", "Envoyer les convocations")),
        KitPart(title="La dernière fois", words=("Le 7 janvier 2027 : La Traverse bleue.",)),
    ),
)
PROGRAMME = ProgrammeDocument(
    network="Club des territoires",
    title="Programme 2027",
    subtitle="Publié le 12 novembre 2026",
    labels={
        "date": "Date",
        "body": "Instance",
        "meeting": "Réunion",
        "kind": "Nature",
        "place": "Lieu",
    },
    months=(
        ProgrammeMonth(
            name="Avril 2027",
            rows=(
                ProgrammeRow(
                    when="jeudi 8 avril, 9 h 30 – 17 h",
                    body="Club",
                    title="Rencontre de printemps",
                    kind="rencontre",
                    place="Lyon",
                    note="initialement le mardi 6 avril",
                ),
                ProgrammeRow(
                    when="mardi 20 avril, 14 h – 16 h",
                    body="Groupe Accueil",
                    title="2e séance",
                    kind="travail",
                ),
            ),
        ),
    ),
)
SHEET = SignInSheet(
    network="Club des territoires",
    title="Feuille d’émargement",
    about="Club – Rencontre de printemps",
    under="jeudi 8 avril 2027, 9 h 30 – 17 h, Lyon",
    words="Chaque personne signe pour elle-même.",
    columns=("Siège", "Personne", "Sur place ou à distance", "Arrivée et départ", "Signature"),
    groups=(SignatureGroup(name="Villes", rows=(SignatureRow(seat="Lyon", person="Ana Roque"),)),),
    others="Autres personnes présentes",
)
CHARTER = CharterDocument(
    network="Club des territoires",
    title="Charte",
    subtitle="Version 2, état du 6 avril 2027",
    summary="2 articles tenus",
    preamble=written("Pourquoi nous sommes là."),
    articles=(
        ArticleBlock(number="", title="Le calendrier", level=2),
        ArticleBlock(
            number="CLUB-08",
            title="Se réunir du mardi au jeudi",
            level=3,
            text=written("Les rencontres ont lieu **en semaine**."),
            states=(StateRow(state="tenu", words="Toutes le sont."),),
        ),
    ),
)

NOTE = RelayNote(
    network="Convention Cadre des centres sociaux",
    title="Ce qui s’est dit et décidé",
    about="ITC Marseille 15-16, séance du 8 avril 2027",
    institution="Caf des Bouches-du-Rhône",
    labels={
        "decisions": "Ce qui a été décidé",
        "tasks": "Ce qui nous revient",
        "passages": "Ce qui nous concerne",
        "next": "Prochaine date",
        "dissensus": "Dissensus :",
    },
    source="D’après le compte rendu adopté le 8 juin 2027",
    decisions=(
        RelayedDecision(
            reference="D-1", title="Ouvrir", outcome="consensus", dissents=("Ville : trop tôt",)
        ),
    ),
    tasks=("Prêter une salle",),
    next="Mardi 8 juin 2027, 9 h 30",
    text=written("La **Caf** vient."),
)

WORK = WorkDocument(
    network="Club des territoires",
    body="Groupe Accueil",
    title="Qui fait quoi ?",
    sort="Fiche repère",
    labels={
        "version": "Version",
        "licence": "Licence",
        "cite": "Pour citer :",
        "address": "Adresse",
    },
    summary="Une page pour s’orienter.",
    authors="Ville du Port",
    version="Version 2, approuvée le 8 avril 2027",
    licence="Licence Ouverte 2.0",
    cite="Ville du Port, Qui fait quoi ?, livrable n° 4",
    address="https://exemple.fr/club/works/4/",
    state="Version de travail",
    text=written("## Le premier contact\n\nOn écoute **d’abord**."),
)

DRAWN = BarChart(
    "presence",
    "Sièges représentés",
    "Deux années, en barres",
    (ChartBar("2025–2026", 50, "50 %", before=True), ChartBar("2026–2027", 80, "80 %")),
    most=100,
)
EVALUATION = EvaluationReport(
    network="Convention Cadre",
    body="Instance d’évaluation",
    title="Deux ans d’instances",
    period="Du 1er septembre 2025 au 31 août 2027",
    state="Rapport en cours d’écriture",
    sections=(
        ReportSection(
            key="figures",
            title="Les chiffres",
            parts=(
                ReportPart(
                    title="Sièges représentés",
                    lines=("Un siège est une voix.",),
                    facts=(("Formule", "sièges venus ÷ sièges attendus"),),
                    text=written("On vient **mieux**."),
                    drawing=ReportDrawing(
                        svg=DRAWN.svg().encode(), words="Deux années, en barres", high=52
                    ),
                    tables=(
                        ReportTable(
                            caption="Les mêmes chiffres",
                            head=("Période", "Part"),
                            rows=(("2025–2026", "50 %"), ("2026–2027", "80 %")),
                        ),
                    ),
                    said=(("Ville du Port", "La moitié vient de loin."),),
                ),
            ),
        ),
    ),
)
"""Its drawing is one of ours."""

WRITTEN: dict[str, WrittenDocument] = {
    "agenda": AGENDA,
    "charter": CHARTER,
    "decision_record": RECORD,
    "extract": EXTRACT,
    "invitation": INVITATION,
    "evaluation": EVALUATION,
    "experience": EXPERIENCE,
    "kit": KIT,
    "minutes": replace(
        MINUTES,
        state="Version 2, qui remplace la première",
        decisions=tuple(replace(one, point="Le bilan annuel") for one in MINUTES.decisions),
        documents=(DocumentRow(name="a.pdf", about="PDF", point="1"),),
        duties="Animation : Ville du Port",
        writer="Ana Ruiz, avec Bao Tran",
        absent="Médiathèque",
        follows="Région",
        next_meeting="Jeudi 8 avril 2027",
        notes=("Copie remise le 9 avril 2027",),
    ),
    "programme": PROGRAMME,
    "relay_note": NOTE,
    "sign_in_sheet": SHEET,
    "work": WORK,
}
"""A sample of each kind that is written in the three formats, by the name of its templates."""
