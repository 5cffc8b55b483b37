from __future__ import annotations

from tourdetable.interface.web.areas.site.data.columns import KEY, DataColumn, DataTable


def test_a_table_says_what_its_columns_hold() -> None:
    column = DataColumn("jour", "date", "Le jour", "2027-01-01", KEY)
    table = DataTable("jours", "Jours", "Des jours", "jour", (column,), lambda _scene, _site: ())
    (field,) = table.schema()["fields"]
    assert (field["type"], field["format"], field["constraints"]) == (
        "date",
        "default",
        {"required": True, "unique": True},
    )
    assert (table.headings, table.schema()["primaryKey"]) == (["jour"], "jour")
