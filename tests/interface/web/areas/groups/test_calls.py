"""A group is carried from a call to its first page by three persons, on the screens."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

from tests.domain.builders import NOW, TODAY
from tests.domain.groups.builders import Groups, chosen, proposed
from tests.interface.web.areas.groups.people import Browsers
from tourdetable.domain.decisions.actions.bodies import open_body
from tourdetable.domain.groups.models import ThemeCall
from tourdetable.domain.networks.models import Body
from tourdetable.domain.topics.actions.putting import put_forward

DAYS = {"opens": "2027-04-01", "closes": "2027-04-30"}
TERMS = {
    "question": "Où lire ?",
    "existing": "Le kiosque.",
    "added": "Un parcours.",
    "starts": "2027-04-12",
    "midway": "2027-07-01",
    "ends": "2027-10-31",
    "works": "Un guide, 30/09/2027\nUne carte : 01/06/2027",
    "reach": "network",
}


def past(call: ThemeCall) -> None:
    """The call closed yesterday."""
    day = TODAY - timedelta(days=1)
    ThemeCall.objects.filter(pk=call.pk).update(opens=day, closes=day)


def test_a_group_is_carried_from_call_to_page(browsers: Browsers) -> None:
    groups, url = browsers.groups, browsers.url
    circle, ivo = groups.circle, groups.ivo.person
    said = {"kind": "board", "title": "Lire en mai", "words": "Que lire ?", **DAYS}
    browsers.send(ivo, ("call_new", "port"), **said)
    call = ThemeCall.objects.get(title="Lire en mai")
    theme = {"title": "Lire dehors", "question": "Où ?", "existing": "Le kiosque."}
    page = browsers.send(circle.bao, ("call_propose", call.pk), **theme).content.decode()
    assert "Lire dehors" in page
    topic = call.answers.get().topic_id
    browsers.send(circle.ana, ("call_join", call.pk, topic))
    assert "Ville du Port" in browsers.page(circle.chloe, "call", call.pk)
    past(call)
    kept = {f"keep_{topic}": "on", "decision": groups.decision.pk, "version": 1}
    page = browsers.send(ivo, ("call_choose", call.pk), **kept).content.decode()
    assert url("call_open", call.pk, topic) in page
    form = browsers.page(ivo, "call_open", call.pk, topic)
    assert "Le kiosque." in form
    leads = [circle.bao.pk, circle.ana.pk]
    opened = {"name": "Lire dehors", "leads": leads, **TERMS}
    page = browsers.send(ivo, ("call_open", call.pk, topic), **opened).content.decode()
    body = Body.objects.get(kind="board")
    assert "Un parcours." in page
    assert list(body.deliverables.values_list("title", flat=True)) == ["Une carte", "Un guide"]
    assert body.name in browsers.page(circle.chloe, "groups")


def test_only_whoever_composes_calls_and_chooses(browsers: Browsers) -> None:
    groups = browsers.groups
    answer, ana = proposed(groups), groups.circle.ana
    past(groups.call)
    call, topic = groups.call.pk, answer.topic_id
    for where in (("call_new", "port"), ("call_change", call), ("call_choose", call)):
        assert browsers.status(ana, *where) == 403
    assert browsers.status(ana, "call_open", call, topic) == 403
    assert browsers.status(groups.circle.zoe, "call", call) == 404
    assert browsers.status(ana, "call_open", call, 10**30) == 404


def test_what_is_not_kept_says_why(browsers: Browsers) -> None:
    groups = browsers.groups
    answer, ivo = proposed(groups), groups.ivo.person
    said = {"decision": groups.decision.pk, "version": 1}
    assert browsers.send(ivo, ("call_choose", groups.call.pk), **said).status_code == 422
    answer.refresh_from_db()
    assert answer.kept is None
    why = {**said, f"why_{answer.topic_id}": "Faute de temps."}
    page = browsers.send(ivo, ("call_choose", groups.call.pk), **why).content.decode()
    assert "Faute de temps." in page


def test_one_changes_ones_mind_until_the_choice(browsers: Browsers) -> None:
    groups = browsers.groups
    answer, chloe = proposed(groups), groups.circle.chloe
    where = ("call_join", groups.call.pk, answer.topic_id)
    browsers.send(chloe, where)
    page = browsers.page(chloe, "call", groups.call.pk)
    assert "back=1" in page
    client, address = browsers.client(chloe), f"{browsers.url(*where)}?back=1"  # type: ignore[arg-type]  # a name and ids
    client.post(address, {"gesture": str(uuid4()), "acting": browsers.acting(chloe)})
    assert "back=1" not in browsers.page(chloe, "call", groups.call.pk)


def test_a_group_that_is_open_already_is_chosen(browsers: Browsers) -> None:
    groups, ivo = browsers.groups, browsers.groups.ivo.person
    answer = proposed(groups)
    chosen(groups, answer)
    said = {"network": groups.circle.network, "kind": "board", "name": "Bureau", "starts": TODAY}
    body = open_body(**said, decision=groups.decision, **groups.by)  # type: ignore[arg-type]  # names and values are these
    where = ("call_link", groups.call.pk, answer.topic_id)
    form = {"group": body.pk, "existing": "Le kiosque."}
    assert "Bureau" in browsers.send(ivo, where, **form).content.decode()
    answer.refresh_from_db()
    assert answer.group == body


def test_a_call_is_said_better(browsers: Browsers) -> None:
    groups: Groups = browsers.groups
    said = {"kind": "board", "title": "Lire mieux", "words": "", **DAYS, "version": 1}
    page = browsers.send(groups.ivo.person, ("call_change", groups.call.pk), **said)
    assert "Lire mieux" in page.content.decode()
    theme = {"title": "Lire tard", "question": "", "existing": ""}
    browsers.send(groups.circle.bao, ("call_propose", groups.call.pk), **theme)
    assert groups.call.answers.count() == 1


def test_a_topic_that_waits_is_added_by_whoever_put_it_forward(browsers: Browsers) -> None:
    groups, circle = browsers.groups, browsers.groups.circle
    ThemeCall.objects.update(closes=NOW.date())
    said = {"network": circle.network, "body": circle.body, "title": "Lire au port"}
    topic = put_forward(**said, by=circle.by_bao(), now=NOW)
    address = browsers.url("call_attach", groups.call.pk)
    assert address in browsers.page(circle.bao, "call", groups.call.pk)
    assert address not in browsers.page(circle.chloe, "call", groups.call.pk)
    assert browsers.status(circle.chloe, "call_attach", groups.call.pk) == 403
    browsers.send(circle.bao, ("call_attach", groups.call.pk), topic=topic.pk)
    assert groups.call.answers.get().topic == topic
