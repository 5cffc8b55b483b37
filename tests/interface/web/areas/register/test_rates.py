"""How regularly seats come, on a page."""

from __future__ import annotations

from datetime import date

from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.interface.web.areas.meetings.page.test_whole import throng
from tests.interface.web.areas.meetings.people import Port, text
from tests.interface.web.areas.register.test_attendance import marking
from tourdetable.domain.commitments.models import Theme


def test_seats_by_name_and_nothing_to_publish_of_so_few(port: Port, ana: Client) -> None:
    port.opened()
    ana.post(port.url("meeting_attendance"), marking(port, bao="remote", chloé="excused"))
    page = ana.get(port.url("body_rates", "port"))
    seats = [(rate.name, rate.came, rate.meetings) for rate, _college in page.context["page"].seats]
    assert seats == [("École du Môle", 0, 1), ("Médiathèque", 1, 1), ("Ville du Port", 0, 1)]
    assert "Tous les sièges : non dit" in text(page)
    assert "Bao" not in text(page).partition("Siège par siège")[2]


def test_the_same_seats_for_a_spreadsheet_and_what_was_asked_goes_with_them(
    port: Port, ana: Client
) -> None:
    port.opened()
    ana.post(port.url("meeting_attendance"), marking(port, bao="remote", chloé="excused"))
    page = ana.get(port.url("body_rates", "port") + "?first=2027-04-01")
    address = port.url("body_rates_csv", "port") + "?first=2027-04-01"
    assert f'href="{address}"' in page.content.decode()
    file = ana.get(address)
    assert "presence-port-2027-04-01-2027-04-06.csv" in file["Content-Disposition"]
    lines = file.content.decode("utf-8-sig").splitlines()
    assert lines[0].split(";")[0] == "Siège"
    assert [line.split(";")[2:5] for line in lines[1:]] == [
        ["0", "1", "0"],
        ["1", "1", "0"],
        ["0", "1", "0"],
    ]


def test_a_period_or_a_theme(port: Port, ana: Client) -> None:
    port.opened()
    theme = Theme.objects.create(body=port.circle.body, title="Le quai", starts=date(2027, 3, 1))
    url = port.url("body_rates", "port")
    page = ana.get(f"{url}?theme={theme.pk}").context["page"]
    assert (page.period.first, page.period.last) == (date(2027, 3, 1), date(2027, 4, 6))
    page = ana.get(f"{url}?first=2027-02-01&last=2027-02-28").context["page"]
    assert (page.period.last, page.theme) == (date(2027, 2, 28), None)
    wrong = ana.get(f"{url}?first=2027-02-28&last=2027-02-01&theme=zzz")
    assert wrong.status_code == 200
    assert wrong.context["form"].errors


def test_it_reads_as_often_for_many_seats(
    port: Port, ana: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    port.opened()
    ana.post(port.url("meeting_attendance"), marking(port, bao="remote"))
    throng(port, 40)
    with django_assert_max_num_queries(12):
        page = ana.get(port.url("body_rates", "port"))
    assert "(43 sièges)" in text(page)
