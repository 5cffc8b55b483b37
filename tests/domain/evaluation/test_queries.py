from __future__ import annotations

from tests.domain.builders import TODAY
from tests.domain.evaluation.builders import Evaluating, approved
from tourdetable.core.words.audience import Audience
from tourdetable.domain.evaluation.models import Campaign
from tourdetable.domain.evaluation.queries import published_reports


def test_a_report_is_read_once_published_by_its_audience(scene: Evaluating) -> None:
    campaign, network = approved(scene), scene.circle.network
    readers = (Audience.NETWORK, Audience.PUBLIC)
    told = [[list(published_reports(network, one)) for one in readers]]
    for audience in readers:
        Campaign.objects.update(published_on=TODAY, audience=audience)
        told.append([list(published_reports(network, one)) for one in readers])
    assert told == [[[], []], [[campaign], []], [[campaign], [campaign]]]
