"""The full-text indexes of the database, beside the table that the search looks in.

The indexes are no models: SQLite keeps them in virtual tables, PostgreSQL in columns of its own,
and triggers fill them from the table. A later change of the table must make them anew on SQLite,
where Django copies a table that it alters and the triggers stay behind.
"""

from django.db import migrations
from wagtail.search.backends.database.sqlite.utils import fts5_available

TABLE = "kp_pages_searchentry"

#: Name of the virtual table, and the columns that it indexes.
SQLITE = {
    "kp_pages_search_names": ["title", "names", "facets"],
    "kp_pages_search_words": ["title", "names", "summary", "body", "facets"],
}


def sqlite_statements():
    inserts, removals = [], []
    for name, columns in SQLITE.items():
        listed = ", ".join(columns)
        yield (
            f"CREATE VIRTUAL TABLE {name} USING fts5({listed}, content='{TABLE}', "
            "content_rowid='page_id', tokenize='porter unicode61 remove_diacritics 2')"
        )
        new = ", ".join(f"NEW.{column}" for column in columns)
        old = ", ".join(f"OLD.{column}" for column in columns)
        inserts.append(f"INSERT INTO {name}(rowid, {listed}) VALUES (NEW.page_id, {new});")
        removals.append(
            f"INSERT INTO {name}({name}, rowid, {listed}) VALUES ('delete', OLD.page_id, {old});"
        )
    events = {
        "INSERT": inserts,
        "DELETE": removals,
        "UPDATE": [*removals, *inserts],
    }
    for event, statements in events.items():
        yield (
            f"CREATE TRIGGER kp_pages_search_{event.lower()} AFTER {event} ON {TABLE} "
            f"BEGIN {' '.join(statements)} END"
        )


POSTGRESQL = [
    f"ALTER TABLE {TABLE} ADD COLUMN names_vector tsvector, ADD COLUMN words_vector tsvector",
    """
    CREATE FUNCTION kp_pages_search_fill() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
        rules regconfig := NEW.language::regconfig;
    BEGIN
        NEW.names_vector := setweight(to_tsvector(rules, NEW.title), 'A')
            || setweight(to_tsvector(rules, NEW.names), 'B')
            || to_tsvector('simple', NEW.facets);
        NEW.words_vector := setweight(to_tsvector(rules, NEW.title), 'A')
            || setweight(to_tsvector(rules, NEW.names), 'B')
            || setweight(to_tsvector(rules, NEW.summary), 'C')
            || to_tsvector(rules, NEW.body)
            || to_tsvector('simple', NEW.facets);
        RETURN NEW;
    END $$
    """,
    f"CREATE TRIGGER kp_pages_search_fill BEFORE INSERT OR UPDATE ON {TABLE} "
    "FOR EACH ROW EXECUTE FUNCTION kp_pages_search_fill()",
    f"CREATE INDEX kp_pages_search_names ON {TABLE} USING gin (names_vector)",
    f"CREATE INDEX kp_pages_search_words ON {TABLE} USING gin (words_vector)",
]


def make_indexes(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    if vendor == "sqlite" and fts5_available():
        run(schema_editor, sqlite_statements())
    elif vendor == "postgresql":
        run(schema_editor, POSTGRESQL)


def remove_indexes(apps, schema_editor):
    """The triggers and the columns go with the table."""
    vendor = schema_editor.connection.vendor
    if vendor == "sqlite":
        run(schema_editor, [f"DROP TABLE IF EXISTS {name}" for name in SQLITE])
    elif vendor == "postgresql":
        run(schema_editor, ["DROP FUNCTION kp_pages_search_fill() CASCADE"])


def run(schema_editor, statements):
    # Without parameters: a percent sign or a semicolon in them means itself.
    for statement in statements:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("kp_pages", "0001_initial")]

    operations = [migrations.RunPython(make_indexes, remove_indexes, elidable=False)]
