"""Where the forms about a draft lead, and the way to them."""

from __future__ import annotations

from tests.interface.web.areas.years.desk import Desk


def test_a_form_about_a_draft_leads_back_to_it(writing: Desk) -> None:
    page = writing.get("draft_copy").context
    assert (page["cancel"], page["draft"]) == (writing.url("draft"), writing.now)
    assert page["trail"][-2:] == [
        {"label": "Projet 1", "url": writing.url("draft")},
        {"label": page["title"], "url": ""},
    ]


def test_a_form_about_a_wish_stands_below_the_wishes(writing: Desk) -> None:
    page = writing.get("series_edit", writing.series.pk).context
    assert page["cancel"] == writing.url("draft_wishes")
    assert [step["url"] for step in page["trail"][-3:]] == [
        writing.url("draft"),
        writing.url("draft_wishes"),
        "",
    ]


def test_a_form_shown_on_an_older_version_changes_nothing(writing: Desk) -> None:
    form = writing.get("draft_share").context["form"]
    assert form.initial["version"] == writing.now.version
    answer = writing.post("draft_share", version=writing.now.version - 1)
    assert (answer.status_code, writing.now.shared_on) == (409, None)
