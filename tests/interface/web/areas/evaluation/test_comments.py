"""Comments of a figure, signed as their author wants."""

from __future__ import annotations

from tests.domain.evaluation.builders import Evaluating, begun
from tests.interface.web.areas.evaluation.visitors import about, by_eva, client_of, page, url
from tourdetable.domain.evaluation.models import FigureComment


def test_a_comment_is_on_the_page_of_its_figure_and_in_the_report(scene: Evaluating):
    begun(scene)
    client = client_of(scene.eva)
    form = by_eva(scene, words="Peu, mais bien.", attribution="none")
    client.post(url("evaluation_comment", 1) + "?of=meetings_held", form)
    shown = page(scene.eva, "evaluation_indicator", 1, "meetings_held")
    assert "Peu, mais bien." in shown
    assert "Observatoire" not in shown.split("Peu, mais bien.")[1]
    assert "Peu, mais bien." in page(scene.eva, "evaluation_report", 1)


def test_it_is_changed_then_withdrawn(scene: Evaluating):
    begun(scene)
    client = client_of(scene.eva)
    client.post(url("evaluation_comment", 1), by_eva(scene, words="Oui.", attribution="none"))
    row = FigureComment.objects.get()
    said = {"words": "Non.", "attribution": "named", "version": row.version}
    client.post(url("evaluation_comment_amend", 1, row.pk), by_eva(scene, **said))
    row.refresh_from_db()
    assert (row.words, row.indicator) == ("Non.", "")
    assert "Eva Lang, Observatoire" in page(scene.eva, "evaluation", 1)
    client.post(url("evaluation_comment_back", 1, row.pk), by_eva(scene, version=row.version))
    assert not FigureComment.objects.exists()


def test_others_do_not_comment(scene: Evaluating):
    campaign = begun(scene)
    form = about(scene, campaign, words="Oui.", attribution="none")
    ana = client_of(scene.circle.ana)
    assert ana.post(url("evaluation_comment", 1), form).status_code == 404
