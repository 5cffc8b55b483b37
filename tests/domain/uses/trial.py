"""A use of nothing in particular, that is never saved."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.test.utils import isolate_apps

from tourdetable.domain.uses.models import Use


@cache
def trial_model() -> type[Use]:
    with isolate_apps("tourdetable.domain.networks"):

        class TrialUse(Use):
            class Meta(Use.Meta):
                app_label = "networks"

    return TrialUse


def trial(**said: Any) -> Use:
    """A use with what it says."""
    return trial_model()(**said)
