"""The servers that come as wheels: they start when asked, are shared, and stop with their last user."""

import os
import smtplib
import subprocess
import sys
from contextlib import closing

import psycopg2
import pytest
import redis
from django.db import connection

from wsn_privacy import embedded
from wsn_privacy.embedded import database, leasing

USE = """
import sys
from pathlib import Path
from wsn_privacy import embedded
with embedded.lease(embedded.valkey(Path(sys.argv[1]))):
    print("up", flush=True)
    sys.stdin.readline()
"""


@pytest.fixture
def var(request, settings):
    """An empty folder for servers, where the database's own account may come."""
    folder = settings.VAR / request.node.name[:40]
    folder.mkdir()
    return folder


@pytest.fixture
def use(var):
    """Starts another process that uses the Valkey of `var` until its input ends."""
    started = []

    def start() -> subprocess.Popen:
        command = [sys.executable, "-c", USE, str(var)]
        started.append(subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE))
        assert started[-1].stdout.readline() == b"up\n"
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.communicate()


def answers(var) -> bool:
    try:
        with closing(redis.Redis.from_url(embedded.redis_url(var))) as client:
            return client.ping()
    except redis.ConnectionError:
        return False


def test_a_server_runs_as_long_as_somebody_uses_it(use, var):
    first, second = use(), use()
    first.communicate()
    assert answers(var)
    second.communicate()
    assert not answers(var)


def test_a_server_outlives_a_killed_user_and_is_used_again(use, var):
    killed = use()
    killed.kill()
    killed.wait()
    assert answers(var)
    with embedded.lease(embedded.valkey(var)):
        assert answers(var)
    assert not answers(var)


def test_what_was_stored_is_there_at_the_next_start(var):
    for expected in (None, b"kept"):
        with embedded.lease(embedded.valkey(var)), redis.Redis.from_url(embedded.redis_url(var)) as client:
            assert client.get("word") == expected
            client.set("word", "kept")


def test_a_path_too_long_for_a_socket_gets_a_short_one(var):
    deep = var / ("a" * 120)
    with embedded.lease(embedded.postgres(deep, careless=True)):
        assert len(str(leasing.socket_home(deep / "postgres"))) < 60
    leasing.socket_home(deep / "postgres").rmdir()


def test_a_cluster_half_made_is_made_anew(var):
    (var / "postgres.new").mkdir()
    (var / "postgres.new" / "PG_VERSION").write_text("18")
    with embedded.lease(embedded.postgres(var, careless=True)):
        assert (var / "postgres" / "postmaster.pid").exists()


def test_a_pid_that_now_belongs_to_another_program_does_not_stop_a_start(var):
    (var / "postmaster.pid").write_text(f"{os.getpid()}\n")
    database._forget_dead_postmaster(var)
    assert not (var / "postmaster.pid").exists()


def test_a_server_that_cannot_start_says_where_to_read_why(var):
    (var / "valkey.log").touch()
    server = embedded.valkey(var)
    server.command.extend(["--no-such-option", "1"])
    with pytest.raises(embedded.Unavailable, match=r"Valkey start niet.*valkey\.log"), embedded.lease(server):
        pass


def test_a_missing_wheel_is_one_clear_sentence():
    with pytest.raises(embedded.Unavailable, match="Het pakket no_such_wheel ontbreekt"):
        leasing.programs("no_such_wheel", "bin")


def test_a_folder_of_somebody_else_is_not_trusted(var):
    (var / "real").mkdir()
    (var / "link").symlink_to(var / "real")
    with pytest.raises(embedded.Unavailable, match="van iemand anders"):
        leasing.private(var / "link", os.geteuid())


def test_files_that_cannot_be_made_are_one_clear_sentence(var):
    (var / "something").touch()
    with pytest.raises(embedded.Unavailable, match="PostgreSQL kan zijn bestanden niet aanmaken"):
        database._initdb(var, {})


def test_a_closed_folder_above_is_opened_to_pass_through_and_named(var, capsys):
    (var / "closed").mkdir(mode=0o700)
    database._open_parents(var / "closed" / "postgres")
    assert (var / "closed").stat().st_mode & 0o777 == 0o701
    assert f"{var}/closed; doe dit alleen op proef" in capsys.readouterr().err


def test_an_account_that_cannot_be_made_is_one_clear_sentence():
    with pytest.raises(embedded.Unavailable, match="Start dit niet als root"):
        database._account("no such account")


@pytest.mark.django_db
def test_the_site_is_no_superuser_of_its_database():
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
        assert cursor.fetchone() == (False,)


@pytest.mark.django_db
def test_letters_with_signs_are_letters_to_the_database():
    with connection.cursor() as cursor:
        cursor.execute("SELECT lower('ÇĞÜ'), 'Ğ' ~ '^[[:alpha:]]$'")
        assert cursor.fetchone() == ("çğü", True)


def test_a_failing_statement_leaves_no_words_in_the_log(var):
    by_nought = "SELECT 1 / 0, 'mevrouw De Vries'"
    twice = "CREATE TABLE person (name text UNIQUE); INSERT INTO person SELECT 'De Vries' FROM generate_series(1, 2)"
    server = embedded.postgres(var, careless=True)
    with embedded.lease(server), closing(database._connection(server.home)) as direct:
        for statement in (by_nought, twice):
            with pytest.raises(psycopg2.Error):
                direct.cursor().execute(statement)
            direct.rollback()
    assert server.log.read_text().count("ERROR") == 2
    assert "Vries" not in server.log.read_text()


def test_a_mail_is_kept_whole(var):
    with embedded.mail_catcher(var) as port, smtplib.SMTP("127.0.0.1", port) as client:
        client.sendmail("a@voorbeeld.example", ["b@voorbeeld.example"], "Subject: WSN-2026-0047\r\n\r\nDag\r\n")
    (mail,) = var.glob("*.eml")
    assert mail.read_bytes() == b"Subject: WSN-2026-0047\r\n\r\nDag\r\n"


def test_what_the_environment_names_is_not_started(var, monkeypatch):
    for name in ("DATABASE_URL", "REDIS_URL", "EMAIL_URL"):
        monkeypatch.setenv(name, "named")
    with embedded.services(var):
        assert not list(var.iterdir())
