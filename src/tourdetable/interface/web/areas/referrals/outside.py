"""What stops a form that is sent without an account, said in the form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _

from tourdetable.domain.journal.actions import AlreadyDone
from tourdetable.domain.journal.versions import Changed
from tourdetable.interface.web.areas.referrals.forms import OutsideForm


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
    """Somebody answered meanwhile: what was written is kept, to be sent again knowingly."""
    form.changed = True
    data = QueryDict(mutable=True)
    data.update(form.data)
    data["version"] = stopped.current.version
    form.data = data
    words = _("Something was said of this question meanwhile: read it, then send again.")
    form.add_error(None, words)
