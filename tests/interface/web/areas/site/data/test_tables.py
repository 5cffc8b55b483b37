from __future__ import annotations

from tourdetable.interface.web.areas.site.data.tables import TABLES


def test_columns_of_one_name_mean_one_thing() -> None:
    """Names never change, each key is a column, and a column is described."""
    names = {name: table.headings for name, table in TABLES.items()}
    assert list(names) == ["calendrier", "instances", "composition", "decisions", "livrables"]
    assert [name for name, table in TABLES.items() if table.key not in names[name]] == []
    every = [column for table in TABLES.values() for column in table.columns]
    assert [one.name for one in every if not (str(one.about) and one.example)] == []
