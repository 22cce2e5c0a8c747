"""A database of its own to measure on, beside that of the user and gone afterwards, and static files of its own."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from celery import current_app
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import override_settings

from dossiers.access import wall
from wsn_privacy.operations.database_owner import as_owner

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME, COPY = "wsn_bench", "own"


@contextmanager
def migrated() -> Iterator[None]:
    """An empty, migrated database on the same server for as long as the block lasts, for `own_database` to copy."""
    real = connection.settings_dict["NAME"]
    connection.settings_dict["TEST"]["NAME"] = NAME
    with as_owner():
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        yield
    finally:
        with as_owner():
            connection.creation.destroy_test_db(real, verbosity=0)


@contextmanager
def own_database() -> Iterator[None]:
    """A copy of the migrated database for as long as the block lasts, as a job on the site's account."""
    with as_owner():
        connection.close()  # what somebody uses cannot be copied
        connection.creation.clone_test_db(COPY, verbosity=0, autoclobber=True)
    _go_to(f"{NAME}_{COPY}")
    try:
        with wall.as_job():
            yield
    finally:
        _go_to(NAME)
        with as_owner():
            connection.close()
            connection.creation.destroy_test_db(suffix=COPY, verbosity=0)


def _go_to(database: str) -> None:
    connection.close()
    connection.settings_dict["NAME"] = database


@contextmanager
def own_surroundings() -> Iterator[None]:
    """Pages as they are in service: static files gathered and compressed, no debugging; nothing reaches a worker."""
    current_app.conf.update(broker_url="memory://localhost")
    plain = {"DEBUG": False, "SECURE_SSL_REDIRECT": False, "ALLOWED_HOSTS": ["localhost"]}
    cache = {"default": {**settings.CACHES["default"], "KEY_PREFIX": NAME}}
    with (
        tempfile.TemporaryDirectory() as folder,
        override_settings(STATIC_ROOT=Path(folder), CACHES=cache, **plain),
        override_settings(HEADS_DIR=f"{folder}/heads", ERASURES_DIR=f"{folder}/erasures"),
    ):
        call_command("collectstatic", verbosity=0, interactive=False)
        yield
