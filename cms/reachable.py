"""Is the database there? Said in words, to whoever starts Rosa by hand."""

from django.conf import settings

SECONDS = 5


def why_no_database() -> str:
    """Why the database can't be reached; empty when it can. Asks past the pool, which would wait long."""
    chosen = settings.DATABASES["default"]
    if not chosen["ENGINE"].endswith("postgresql"):
        return ""
    import psycopg

    known = {
        "host": chosen["HOST"],
        "port": chosen["PORT"],
        "user": chosen["USER"],
        "password": chosen["PASSWORD"],
        "dbname": chosen["NAME"],
    }
    others = {k: v for k, v in chosen["OPTIONS"].items() if k != "pool"}
    try:
        psycopg.connect(
            **{k: v for k, v in known.items() if v}, **others, connect_timeout=SECONDS
        ).close()
    except psycopg.Error as error:
        reason = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
        return f"Rosa can't reach its database. Look at DATABASE_URL.\n  PostgreSQL says: {reason}"
    return ""
