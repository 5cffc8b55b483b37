from __future__ import annotations

from tests.domain.site.builders import drafted, illustrated
from tests.interface.web.areas.decisions.people import Room
from tourdetable.interface.web.areas.site.shown import parts_of, public_html

CANARY = "CANARI"


def test_an_image_stands_where_a_line_says_it_alone(room: Room) -> None:
    (image,) = illustrated(room.circle, drafted(room.circle)).images.all()
    text = "## Un\n\nAvant.\n\n[image 1]\n\nVoir [image 1] ici.\n\n[image 7]"
    parts = parts_of(text, [image])
    found = [(part.html.count("<p>"), part.image) for part in parts]
    assert found == [(1, None), (0, image), (2, None)]
    assert parts[0].html.startswith("<h2>")


def test_what_a_mark_keeps_to_fewer_people_is_left_out_all_the_same() -> None:
    text = f"Un.\n\n::: body\n{CANARY}\n:::\n\n- Deux\n  ::: présents\n  {CANARY}\n  :::\n"
    assert CANARY not in public_html(text)


def test_nothing_runs() -> None:
    found = public_html("<script>x</script> [a](javascript:x) ![b](https://e.example/i.png)")
    assert [one for one in ("<script", "href", "<img") if one in found] == []
