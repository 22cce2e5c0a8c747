"""The pages for machines."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
ASK = """
import django
django.setup()
from django.test import Client
answer = Client().get("/readyz", headers={"host": "localhost"})
print(answer.status_code, answer.content.decode())
"""


@pytest.mark.django_db
def test_it_is_ready_when_database_and_broker_answer(client):
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()) == (
        200,
        {"database": True, "broker": True, "erasures": True, "sweep": True},
    )


def test_alive_asks_nobody_else(client):
    assert client.get("/healthz").content == b"ok\n"


def test_a_health_page_only_reads(client):
    assert [client.post(page).status_code for page in ("/healthz", "/readyz")] == [405, 405]


def test_it_is_not_ready_and_says_why_when_nothing_answers(tmp_path):
    nowhere = {"VAR_DIR": str(tmp_path), "DATABASE_URL": "", "REDIS_URL": ""}
    surroundings = {**os.environ, **nowhere, "DJANGO_SETTINGS_MODULE": "wsn_privacy.settings"}
    command = [sys.executable, "-c", ASK]
    done = subprocess.run(command, cwd=ROOT, env=surroundings, check=True, capture_output=True, text=True)
    assert done.stdout.strip() == '503 {"database": false, "broker": false, "erasures": true, "sweep": false}'
