from __future__ import annotations

from tests.domain.builders import TODAY
from tests.domain.evaluation.builders import approved, evaluating
from tests.domain.search.people import found
from tourdetable.domain.evaluation.models import Campaign
from tourdetable.domain.search.models import SearchGeneration

FINDINGS = "On lit trop peu.\n\n::: network\nLe canari chante.\n:::\n"


def test_a_report_is_found_by_its_readers_once_it_is_out(db: None) -> None:
    scene = evaluating()
    campaign, circle = approved(scene), scene.circle
    assert found(circle, scene.eva, "trop peu") == []
    for audience, told in (("network", []), ("public", ["Une année de lectures"])):
        row = Campaign.objects.filter(pk=campaign.pk)
        row.update(published_on=TODAY, audience=audience, findings=FINDINGS)
        SearchGeneration.objects.all().delete()
        title = [campaign.title]
        assert [found(circle, circle.ana, word) for word in ("trop peu", "canari")] == [title] * 2
        assert [found(circle, None, word) for word in ("trop peu", "canari")] == [told, []]
