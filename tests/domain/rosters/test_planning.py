"""What each line of a file would do, on the circle: one table of lines and what is said of them."""

from __future__ import annotations

import pytest
from django.utils import translation

from tests.domain.builders import CHARTER, FOUNDED, NOW, OPERATOR, Circle, found_circle
from tests.domain.rosters.files import begun, csv, told
from tourdetable.domain.networks.actions.seats import give_office
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.networks.models import Office
from tourdetable.domain.people.actions import register_person

pytestmark = pytest.mark.django_db
PORT = "Cercle du port"


@pytest.fixture
def circle() -> Circle:
    return found_circle()


@pytest.fixture(autouse=True)
def english() -> object:
    with translation.override("en"):
        yield


LINES = {
    "somebody new": (
        f"{PORT};Caf du Gard;Communes;Martin Aline;A.Martin@caf.fr;;01/03/2027",
        "created",
        [
            "new institution: Caf du Gard",
            "new seat of Caf du Gard in Cercle du port (Communes), from 1 March 2027",
            "new person: Aline Martin, a.martin@caf.fr",
            "Aline Martin holds the seat of Caf du Gard from 1 March 2027",
        ],
    ),
    "a vacant seat, of the only body": (
        ";Caf du Gard;communes;;;;",
        "created",
        [
            "new institution: Caf du Gard",
            "new seat of Caf du Gard in Cercle du port (Communes), from 6 April 2027",
        ],
    ),
    "somebody who sits": (
        f"{PORT};VILLE DU PORT;;RUIZ Ana;;;",
        "same",
        ["Ana Ruiz already holds this seat, since 1 September 2026"],
    ),
    "written otherwise": (
        f"{PORT};Mairie du Port;;Mme Ruiz Ana;;;01/09/2026",
        "same",
        [
            "“Mairie du Port” is read as Ville du Port",
            "Ana Ruiz already holds this seat, since 1 September 2026",
        ],
    ),
    "somebody who gains an address": (
        f"{PORT};Ville du Port;;Ruiz Ana;ana@port.fr;612345678;",
        "changed",
        [
            "Ana Ruiz has an address now: ana@port.fr",
            "Ana Ruiz has a telephone now: 06 12 34 56 78",
            "Ana Ruiz already holds this seat, since 1 September 2026",
        ],
    ),
    "the second of a pair": (
        f"{PORT};Ville du Port;;Durand Bruno;;;01/03/2027",
        "created",
        [
            "new person: Bruno Durand, without an address",
            "Bruno Durand holds the seat of Ville du Port from 1 March 2027",
        ],
    ),
    "two more than there is room for": (
        f"{PORT};Ville du Port;;Durand Bruno / Petit Léa;;;",
        "refused",
        [
            "the seat of Ville du Port already has its 2 holders then, Ana Ruiz, Bruno Durand, "
            "Léa Petit: end a mandate first"
        ],
    ),
    "before the body": (
        f"{PORT};Ville du Port;;Durand Bruno;;;01/03/2020",
        "created",
        [
            "new person: Bruno Durand, without an address",
            "Bruno Durand holds the seat of Ville du Port from 1 September 2026",
            "Cercle du port began on 1 September 2026: nothing is counted there before",
        ],
    ),
    "no such day": (
        f"{PORT};Caf;Communes;Martin Aline;;;31/04/2026",
        "refused",
        ["first day: “31/04/2026” does not exist: that month has 30 days"],
    ),
    "an error in a cell": (
        f"{PORT};Caf;Communes;#REF!;;;",
        "refused",
        ["the cell “Nom et prénom” is a formula in error, or that was never computed"],
    ),
    "no institution": (
        f"{PORT};;Communes;Martin Aline;;;",
        "refused",
        ["the institution is missing: write it on each line"],
    ),
    "no such college": (
        f"{PORT};Caf;Écoles;Martin Aline;;;",
        "refused",
        [
            "“Écoles” is no college of Cercle du port: say above which one it is "
            "(Communes, Médiathèques)"
        ],
    ),
    "no college": (
        f"{PORT};Caf;;Martin Aline;;;",
        "refused",
        ["the college is missing: write one of Communes, Médiathèques, or choose it above"],
    ),
    "no such body": (
        "Comité;Caf;Communes;Martin Aline;;;",
        "refused",
        [
            "the network has no body “Comité”: say above which one it is, or of which kind it is "
            "opened"
        ],
    ),
    "half a name and no address": (
        f"{PORT};Caf;Communes;Martin;Martin chez Caf;;",
        "refused",
        [
            "“Martin” is only half a name: write the given name and the family name",
            "“Martin chez Caf” is not an e-mail address",
        ],
    ),
    "nearly somebody of the institution": (
        f"{PORT};Ville du Port;;Ruis Ana;;;",
        "refused",
        ["is Ana Ruis the same person as Ana Ruiz (Ville du Port)? Say who they are"],
    ),
    "nearly an institution": (
        f"{PORT};Vile du Prot;Communes;Martin Aline;;;",
        "created",
        None,
    ),
    "nobody yet": (
        f"{PORT};Ville du Port;;À désigner;pas d'adresse;NC;",
        "same",
        [
            "“pas d'adresse” is no address: none is kept",
            "“NC” is no telephone: none is kept",
            "“À désigner” names nobody: the place stays vacant",
            "Ville du Port already has its seat in Cercle du port",
        ],
    ),
    "an address that says which name comes first": (
        f"{PORT};Ville du Port;;Ana Ruiz;ana.ruiz7@port.fr;;",
        "changed",
        [
            "Ana Ruiz has an address now: ana.ruiz7@port.fr",
            "the family name of Ana Ruiz is read as “Ruiz”, as ana.ruiz7@port.fr says: "
            "if it is not so, write it in capitals",
            "Ana Ruiz already holds this seat, since 1 September 2026",
        ],
    ),
    "a title": ("Collège des communes;;;;;;", "same", None),
}


@pytest.mark.parametrize("name", LINES)
def test_a_line_says_what_it_does(circle: Circle, name: str) -> None:
    line, state, says = LINES[name]
    (found,) = told(begun(circle, csv(line)))
    assert found[:2] == (2, state)
    assert says is None or found[2] == says


def test_two_people_of_one_name_are_told_apart_by_hand(circle: Circle) -> None:
    other = register_person(given_name="Ana", family_name="Ruiz", email="ana@ailleurs.fr")
    line = f"{PORT};Médiathèque;;Ruiz Ana;ana@autre.fr;;"
    ((_n, state, says),) = told(begun(circle, csv(line)))
    question = "is Ana Ruiz the same person as Ana Ruiz (Ville du Port)? Say who they are"
    assert (state, says, other.pk > 0) == ("created", says, True) or says == [question]


def test_lines_of_one_file_see_each_other(circle: Circle) -> None:
    lines = (
        f"{PORT};Caf du Gard;Communes;Martin Aline;a@caf.fr;;01/03/2027",
        f"{PORT};CAF DU GARD;Communes;Durand Bruno;b@caf.fr;;01/02/2027",
        f"{PORT};Caf du Gard;Communes;Martin Aline;a@caf.fr;;01/03/2027",
        f"{PORT};Caf du Gard;Communes;Petit Léa;l@caf.fr;;01/03/2027",
    )
    found = told(begun(circle, csv(*lines)))
    assert [state for _n, state, _says in found] == ["created", "created", "same", "refused"]
    assert found[0][2][1].endswith("from 1 February 2027")
    assert found[1][2] == [
        "new person: Bruno Durand, b@caf.fr",
        "Bruno Durand holds the seat of Caf du Gard from 1 February 2027",
    ]


def test_an_address_is_given_by_whoever_composes_all_that_it_opens() -> None:
    able = CHARTER.replace('rights = ["agenda", "minutes"]', 'rights = ["compose"]')
    circle = found_circle(able)
    said = {"network": circle.network, "starts": FOUNDED, "by": OPERATOR, "now": NOW}
    lead = Office.objects.get(person=circle.dora)
    composed = {"by": Actor(circle.dora, office=lead)}
    line = csv(f"{PORT};Ville du Port;;Ruiz Ana;ana@port.fr;;")
    assert [state for _n, state, _says in told(begun(circle, line, **composed))] == ["changed"]
    give_office(kind="steward", person=circle.ana, **said)
    assert [state for _n, state, _says in told(begun(circle, line, **composed))] == ["same"]
    assert [state for _n, state, _says in told(begun(circle, line))] == ["changed"]


UNDER_TITLES = (
    "CERCLE DU PORT;;",
    "Collège des communes;;",
    "Caf du Gard;Martin Aline;06 12 34 56 78",
    "Sous-total;;",
    "* à confirmer;;",
)


def test_titles_above_lines_say_their_body_and_their_college(circle: Circle) -> None:
    content = csv(*UNDER_TITLES, headings="Structure;Nom et prénom;Courriel")
    found = told(begun(circle, content))
    assert [state for _n, state, _says in found] == ["same", "same", "created", "same", "same"]
    assert found[2][2][-3:] == [
        "06 12 34 56 78, among the addresses, is read as a telephone",
        "its college by the title “Collège des communes”",
        "in Cercle du port, by the title “CERCLE DU PORT”",
    ]
