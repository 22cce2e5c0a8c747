"""What somebody with the keys of the database could do to the journal."""

from django.db import connection

from tests import fresh


def tamper(statement, *values):
    """Do what the triggers refuse, as somebody with the keys of the database could."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in fresh.GROWING:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        cursor.execute(statement, values)
