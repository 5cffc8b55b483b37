"""What a report is made from, for one reader."""

from __future__ import annotations

from tests.core.documents.samples import written
from tests.domain.evaluation.builders import Evaluating, begun
from tests.interface.web.areas.evaluation.report.test_sections import reading
from tourdetable.core.documents.formats.plain import to_plain
from tourdetable.core.words.audience import Audience
from tourdetable.domain.evaluation.actions.commenting import comment


def test_comments_are_by_figure_and_signed(scene: Evaluating):
    campaign = begun(scene)
    for code, how in (("presence", "institution"), ("", "none")):
        said = {"indicator": code, "words": "Oui.", "attribution": how}
        comment(campaign=campaign, **said, **scene.how)
    assert reading(scene, campaign, scene.eva).comments == {
        "presence": [("Observatoire", "Oui.")],
        "": [("Bureau du cercle", "Oui.")],
    }


def test_a_text_is_read_as_far_as_its_audience(scene: Evaluating):
    campaign = begun(scene)
    found = reading(scene, campaign, scene.eva)
    assert to_plain(found.read("Bonjour.", Audience.BODY)).strip() == "Bonjour."
    assert not found.read("Bonjour.", Audience.PRESENT).blocks
    assert to_plain(found.own("Bonjour.")) == to_plain(written("Bonjour."))
