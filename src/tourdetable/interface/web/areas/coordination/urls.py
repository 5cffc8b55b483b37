from __future__ import annotations

from django.urls import path

from tourdetable.interface.web.areas.coordination import journal, support, table, together

urlpatterns = [
    path("support/", table.coordination, name="coordination"),
    path("support/table.<slug:kind>", table.taken, name="coordination_table"),
    path("support/together/", together.together, name="coordination_together"),
    path("support/together/<int:pk>/", together.outreach, name="outreach"),
    path("support/notes/<int:pk>/", journal.change, name="support_note_change"),
    path("support/notes/<int:pk>/settle/", journal.settle, name="support_note_settle"),
    path("support/notes/<int:pk>/remove/", journal.remove, name="support_note_remove"),
    path("support/dates/<int:pk>/take-back/", journal.take_back, name="dates_call_back"),
    path("bodies/<slug:body>/support/", support.support, name="support"),
    path("bodies/<slug:body>/support/write/", journal.write, name="support_note_new"),
]
