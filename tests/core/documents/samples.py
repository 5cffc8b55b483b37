"""Sample documents taken from the founding texts: an ITC meeting, a register, a charter."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO

from pypdf import PdfReader

from tourdetable.core.documents.kinds.decision_record import (
    DecisionBlock,
    DecisionRecordDocument,
    Dissent,
    FollowUpRow,
    PositionCount,
    Reservation,
)
from tourdetable.core.documents.kinds.minutes import AgendaRow, AttendanceRow, MinutesDocument
from tourdetable.core.documents.text.prune import prune
from tourdetable.core.documents.text.source import parse
from tourdetable.core.documents.text.tree import Document
from tourdetable.core.words.audience import Audience

NOW = datetime(2027, 4, 6, 9, 0, tzinfo=UTC)


def written(text: str) -> Document:
    """A text as the members of the body read it."""
    return prune(parse(text, default=Audience.BODY), Audience.BODY)


LABELS = {
    "audience": "Diffusion :",
    "integrity": "Empreinte :",
    "no_decision": "Aucune décision n’a été prise.",
    "outcome": "Issue :",
    "reservations": "Réserves",
    "dissensus": "Dissensus",
    "no_dissent": "Aucun dissensus exprimé",
    "lifted_by": "Ce qui le lèverait :",
    "status": "État :",
    "positions": "Positions :",
    "actions": "Suites à donner",
    "what": "Quoi",
    "who": "Qui",
    "when": "Quand",
    "date": "Date :",
    "place": "Lieu :",
    "writer": "Rédaction :",
    "duties": "Charges :",
    "attendance": "Présences",
    "institution": "Institution",
    "college": "Collège",
    "present": "Présent·es",
    "mode": "Participation",
    "excused": "Excusé·es",
    "agenda": "Ordre du jour",
    "item": "Point",
    "purpose": "Visée",
    "duration": "Durée",
    "decisions": "Décisions",
    "text": "Échanges",
    "documents": "Documents de la séance",
    "document": "Document",
    "nature": "Nature",
    "point": "Point de l’ordre du jour :",
    "absent": "Absents :",
    "follows": "Suivent de loin :",
    "next": "Prochaine séance :",
}

RIGHTS_HALF_DAY = DecisionBlock(
    reference="D-15-16-03",
    title="Expérimenter six mois une demi-journée « droits » tournante",
    text=written("Essai sur **deux sites**, commun à trois centres ; bilan à la séance du 8 juin."),
    outcome="Adoptée avec dissensus",
    reservations=(Reservation(institution="Département", text="effectifs d’assistantes sociales"),),
    dissents=(
        Dissent(
            institution="Centre social L’Estran",
            argument="« notre public ne traverse pas la cité »",
            lifted_by="une navette, ou une séance par site",
            status="maintenu ; revu le 8 juin",
        ),
    ),
    positions=(
        PositionCount(label="accords", count=7),
        PositionCount(label="réserve", count=1),
        PositionCount(label="objection", count=1),
    ),
    actions=(
        FollowUpRow(
            what="Choisir les deux sites de l’essai",
            who="Les Quatre-Fontaines, La Traverse bleue",
            when="25 février",
        ),
        FollowUpRow(what="Préparer le bilan", who="Caf des Bouches-du-Rhône", when="8 juin"),
    ),
)

PREFECTURE_SLOT = DecisionBlock(
    reference="D-15-16-04",
    title="Transmettre au Comité technique la demande d’un créneau préfectoral mensuel",
    outcome="Consensus",
    positions=(PositionCount(label="accords", count=9),),
    actions=(
        FollowUpRow(what="Écrire au Comité technique", who="Coordination", when="15 janvier"),
    ),
)

TALK = """# Tour de table de veille

Fermeture d’une agence postale (13014) : *trois centres* voient arriver des personnes
sans adresse de retrait.

- Hausse des impayés signalée par trois centres
  - surtout des familles monoparentales
- [x] Circulaire Cnaf lue
- [ ] Calendrier du contrat de ville à demander

> On nous demande un rendez-vous pour prendre un rendez-vous.

# Ce que chaque centre voit au guichet

| Centre | Demandes par semaine | Première cause |
|---|--:|---|
| Le Belvédère-Nord | 42 | prime d’activité |
| La Traverse bleue | 35 | titre de séjour |

Voir la [fiche repère](https://exemple.fr/fiche-repere) et le code `13015`.

::: present
Le nom de la famille suivie par le centre.
:::

---

#### Tour suivant

1. animation : Ville de Marseille
2. secrétariat : La Traverse bleue
"""

MINUTES = MinutesDocument(
    network="Convention Cadre des centres sociaux",
    body="ITC Marseille 15-16",
    title="Compte rendu",
    about="Séance du 7 janvier 2027",
    date="jeudi 7 janvier 2027, de 9 h 30 à 12 h 00",
    place="Les Quatre-Fontaines, Marseille 15e",
    adopted=False,
    state="Projet, non adopté",
    labels=LABELS,
    attendance=(
        AttendanceRow(
            institution="Centre social Les Quatre-Fontaines",
            college="Centres sociaux",
            present=("Samira Ouadah",),
            mode="sur place",
            excused=("Lionel Castelli",),
        ),
        AttendanceRow(
            institution="Centre social L’Estran",
            college="Centres sociaux",
            present=("Nadège Fournel", "Karim Aberkane"),
            mode="sur place",
        ),
        AttendanceRow(
            institution="Caf des Bouches-du-Rhône",
            college="Caf",
            present=("Chloé Santini",),
            mode="à distance",
        ),
        AttendanceRow(
            institution="Département", college="Département", excused=("Dominique Reynier",)
        ),
    ),
    agenda=(
        AgendaRow(title="Tour de table de veille", purpose="échange", duration="25 min"),
        AgendaRow(
            title="Adoption du compte rendu du 10 novembre", purpose="décision", duration="5 min"
        ),
        AgendaRow(
            title="Proposition : une demi-journée « droits » tournante",
            purpose="décision",
            duration="30 min",
        ),
        AgendaRow(title="Tour suivant : qui anime, qui écrit ?", duration="5 min"),
    ),
    decisions=(RIGHTS_HALF_DAY, PREFECTURE_SLOT),
    text=written(TALK),
    writer="L’Estran (Nadège Fournel)",
    audience="membres de l’instance",
    integrity="sha256 3f1c…9ab2, version 2",
)

RECORD = DecisionRecordDocument(
    network="Convention Cadre des centres sociaux",
    body="ITC Marseille 15-16",
    title="Relevé de décisions",
    about="Saison 2026-2027",
    labels=LABELS,
    decisions=(RIGHTS_HALF_DAY, PREFECTURE_SLOT),
    state="Adopté le 25 février 2027 par l’instance",
    audience="partenaires",
    integrity="sha256 77aa…01fe, version 1",
)


def printed(pdf: bytes) -> list[str]:
    """The words of each page, whatever holds them together."""
    pages = (page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    return [words.replace("\N{NO-BREAK SPACE}", " ") for words in pages]
