"""The register goes out as a table and comes back from one."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from tests.domain.builders import nothing_changes
from tests.domain.schemes.builders import write_down
from tests.interface.web.areas.decisions.people import COLLEAGUE, Room
from tourdetable.domain.schemes.models import OutsideScheme


def sent(room: Room, client: Client, content: bytes, name: str = "registre.csv") -> HttpResponse:
    acting = f"seat:{room.circle.library.pk}"
    form = {"gesture": str(uuid4()), "acting": acting, "file": SimpleUploadedFile(name, content)}
    return client.post(room.url("schemes_import"), form, follow=True)


@pytest.mark.parametrize("kind", ["csv", "ods", "xlsx"])
def test_what_goes_out_comes_back_unchanged(room: Room, kind: str) -> None:
    write_down(room.circle, tags=("Lecture", "Soir"), address="https://ville.example")
    client = room.client(COLLEAGUE)
    taken = client.get(room.url("schemes_table", kind))
    page = sent(room, client, taken.content, f"registre.{kind}").content.decode()
    assert "0 ligne ajoutée, 0 modifiée, 1 inchangée" in page
    assert client.get(room.url("schemes_table", "pdf")).status_code == 404


def test_lines_are_added_and_written_again(room: Room) -> None:
    write_down(room.circle)
    csv = "Nom;Ce qu’il fait;Étiquettes\nLire au port;Le soir.;\nSIAO;Oriente.;115, Abri\n"
    page = sent(room, room.client(COLLEAGUE), csv.encode()).content.decode()
    assert "1 ligne ajoutée, 1 modifiée, 0 inchangée" in page
    assert OutsideScheme.objects.get(name="SIAO").tags.count() == 2


def test_a_table_of_excel_is_read_and_what_is_left_of_it_is_told(room: Room) -> None:
    csv = "Nom;Ce qu’il fait;Adresse du site;Remarque\r\nPôle « santé »;L’été.;https://a.fr;vu\r\n"
    page = sent(room, room.client(COLLEAGUE), csv.encode("cp1252")).content.decode()
    assert "1 ligne ajoutée" in page
    assert "Colonnes qui n’ont pas été lues\xa0: Remarque." in page
    pole = OutsideScheme.objects.get()
    assert (pole.name, pole.address) == ("Pôle « santé »", "https://a.fr")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("Nom;Objet\n;Oriente.\nCLS;\n", "ligne 2"),
        ("Titre\nSIAO\n", "Aucune colonne ne s’appelle"),
        ("", "Ce fichier est vide"),
        ("Nom;Objet;Site\nSIAO;Oriente.;ville\n", "adresse entière"),
    ],
)
def test_a_table_that_is_wrong_changes_nothing(room: Room, content: str, said: str) -> None:
    client = room.client(COLLEAGUE)
    with nothing_changes():
        answer = sent(room, client, content.encode())
    assert (answer.status_code, said in answer.content.decode()) == (422, True)
