"""Forms that somebody outside a network sends by a link, without an account; what stops them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tourdetable.domain.journal.actions import AlreadyDone
from tourdetable.domain.journal.versions import Changed
from tourdetable.interface.web.base.forms import PlainForm


class OutsideForm(PlainForm):
    """What every form of a link carries: it was shown once, of what the thing was then."""

    gesture = forms.UUIDField(widget=forms.HiddenInput)
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    name = forms.CharField(
        label=gettext_lazy("Your name, and what you do there"), max_length=80, required=False
    )
    changed = False
    """Whether somebody wrote of the same thing meanwhile."""


def attempted(form: OutsideForm, act: Callable[[], Any]) -> bool:
    """Whether it was done, now or by a first sending; else the form says why."""
    try:
        act()
    except AlreadyDone:
        return True
    except Changed as stopped:
        changed(form, stopped)
    except ValidationError as error:
        for name, words in getattr(error, "error_dict", {None: [error]}).items():
            form.add_error(name if name in form.fields else None, words)
    else:
        return True
    return False


def changed(form: OutsideForm, stopped: Changed[Any]) -> None:
    """Somebody wrote meanwhile: what was written is kept, to be sent again knowingly."""
    form.changed = True
    data = QueryDict(mutable=True)
    data.update(form.data)
    data["version"] = stopped.current.version
    form.data = data
    words = _("Something was said of this meanwhile: read it, then send again.")
    form.add_error(None, words)
