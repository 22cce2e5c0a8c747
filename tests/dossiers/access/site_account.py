"""The account of the database that pages and jobs have in service."""

from contextlib import contextmanager

from django.conf import settings
from django.db import connection


@contextmanager
def as_site():
    """The connection as the site has it: another account than the owner's."""
    mine = connection.settings_dict
    connection.close()
    owner, mine["USER"] = mine["USER"], settings.DATABASE_SITE
    try:
        yield
    finally:
        connection.close()
        mine["USER"] = owner
