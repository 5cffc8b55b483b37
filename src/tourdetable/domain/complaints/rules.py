"""Who reads complaints and answers them, beside whoever runs the site: those who animate the
network that they are about."""

from __future__ import annotations

from tourdetable.core.charter.terms.model import Right
from tourdetable.domain.complaints.models import Complaint
from tourdetable.domain.networks.models import Office
from tourdetable.domain.networks.queries import Standing
from tourdetable.domain.networks.rules import giving


def may_answer_complaints(standing: Standing) -> tuple[Office, ...]:
    """The person's offices that convene over the whole network."""
    return tuple(one for one in giving(standing, Right.CONVENE) if one.body_id is None)


def is_of(complaint: Complaint, standing: Standing) -> bool:
    """Whether a complaint is about the person's network, who may answer it."""
    return complaint.network_id == standing.network.pk and bool(may_answer_complaints(standing))
