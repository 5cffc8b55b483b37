from __future__ import annotations

from django.urls import path

from tourdetable.interface.web.areas.composition import bodies, mandates, offices, seats, views

urlpatterns = [
    path("", views.index, name="composition"),
    path("offices/", offices.listed, name="composition_offices"),
    path("offices/give/", offices.give_in_network, name="office_give"),
    path("offices/<int:pk>/end/", offices.end, name="office_end"),
    path("offices/<int:pk>/correct/", offices.correct, name="office_correct"),
    path("bodies/open/", bodies.open_body, name="body_open"),
    path("seats/<int:pk>/", views.seat, name="composition_seat"),
    path("seats/<int:pk>/give/", seats.give, name="seat_give"),
    path("seats/<int:pk>/change/", seats.change, name="seat_change"),
    path("seats/<int:pk>/close/", seats.close, name="seat_close"),
    path("seats/<int:pk>/remove/", seats.remove, name="seat_remove"),
    path("mandates/<int:pk>/end/", mandates.end, name="mandate_end"),
    path("mandates/<int:pk>/hand-over/", mandates.hand_over, name="mandate_hand_over"),
    path("mandates/<int:pk>/move/", mandates.move, name="mandate_move"),
    path("mandates/<int:pk>/correct/", mandates.correct, name="mandate_correct"),
    path("<slug:body>/", views.body, name="composition_body"),
    path("<slug:body>/open/", seats.open_seat, name="seat_open"),
    path("<slug:body>/close/", bodies.close_body, name="body_close"),
    path("<slug:body>/offices/give/", offices.give_in_body, name="body_office_give"),
]
