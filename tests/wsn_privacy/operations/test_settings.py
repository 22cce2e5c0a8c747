"""The settings: what the environment may say, and what holds whatever it says."""

import json
import os
import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
IN_SERVICE = {"HTTPS": "1", "ALLOWED_HOSTS": "privacy.example", "SITE_URL": "https://privacy.example/"}
ASK = """
import json, sys
from wsn_privacy import settings
print(json.dumps({name: getattr(settings, name) for name in sys.argv[1:]}))
"""


def settings_with(var: Path, names: tuple[str, ...], **variables: str) -> dict:
    """The named settings as a fresh process reads them with these variables and no others."""
    surroundings = {"PATH": os.environ["PATH"], "VAR_DIR": str(var), **variables}
    command = [sys.executable, "-c", ASK, *names]
    return json.loads(subprocess.run(command, cwd=ROOT, env=surroundings, check=True, capture_output=True).stdout)


def test_without_any_variable_it_stands_on_its_own_servers(tmp_path):
    read = settings_with(tmp_path, ("DATABASES", "REDIS_URL", "DEBUG", "ALLOWED_HOSTS"))
    assert read["DATABASES"]["default"]["HOST"] == str(tmp_path / "postgres")
    assert read["REDIS_URL"] == f"unix://{tmp_path}/valkey/valkey.sock"
    assert (read["DEBUG"], read["ALLOWED_HOSTS"]) == (False, ["localhost", "127.0.0.1", "[::1]"])


def test_the_environment_names_the_servers_of_service(tmp_path):
    given = {"DATABASE_URL": "postgresql://u:p%40ss@db:5433/wsn", "REDIS_URL": "redis://cache:6379/0"}
    mail = "smtp+tls://post%40wsn:geheim@mail.example:587"
    names = ("DATABASES", "CELERY_BROKER_URL", "EMAIL_HOST", "EMAIL_PORT", "EMAIL_HOST_USER", "EMAIL_USE_TLS")
    read = settings_with(tmp_path, names, **given, EMAIL_URL=mail)
    database = read.pop("DATABASES")["default"]
    assert {database[name] for name in ("HOST", "NAME", "USER", "PASSWORD")} == {"db", "wsn", "u", "p@ss"}
    assert list(read.values()) == ["redis://cache:6379/0", "mail.example", 587, "post@wsn", True]


def test_keys_are_made_once_and_only_their_owner_reads_them(tmp_path):
    first = settings_with(tmp_path, ("SECRET_KEY", "JOURNAL_KEY"))
    assert first == settings_with(tmp_path, ("SECRET_KEY", "JOURNAL_KEY"))
    assert len(set(first.values())) == 2
    for name in ("secret_key", "journal_key"):
        assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600


def test_keys_of_the_environment_are_not_written_down(tmp_path):
    keys = dict.fromkeys(("SECRET_KEY", "JOURNAL_KEY", "FILES_KEY", "LDV_KEY", "BACKUP_KEY"), "given")
    settings_with(tmp_path, ("SECRET_KEY",), **keys)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("value", "on"), [("1", True), ("ja", True), ("True", True), ("0", False), ("", False)])
def test_https_is_on_only_when_said(tmp_path, value, on):
    read = settings_with(tmp_path, ("SESSION_COOKIE_SECURE", "SECURE_SSL_REDIRECT"), HTTPS=value)
    assert set(read.values()) == {on}


def test_in_service_the_deploy_check_finds_nothing(tmp_path):
    surroundings = {"PATH": os.environ["PATH"], "VAR_DIR": str(tmp_path), **IN_SERVICE}
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    done = subprocess.run(command, cwd=ROOT, env=surroundings, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("variables", "said"),
    [
        ({"MFA_REQUIRED": "0"}, "MFA_REQUIRED staat uit"),
        ({"DEMO_MAILBOX": "/tmp/x"}, "MFA_REQUIRED staat uit"),
        ({"OIDC_SERVER_URL": "http://login.example"}, "OIDC_SERVER_URL begint niet met https://"),
        ({"OIDC_GROUPS": "a1=directie"}, "OIDC_GROUPS: 'directie' is geen functie"),
    ],
)
def test_in_service_the_deploy_check_names_an_unsafe_door(tmp_path, variables, said):
    surroundings = {"PATH": os.environ["PATH"], "VAR_DIR": str(tmp_path), **IN_SERVICE, **variables}
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    done = subprocess.run(command, cwd=ROOT, env=surroundings, capture_output=True, text=True)
    assert done.returncode == 1
    assert said in done.stderr


@pytest.mark.parametrize(
    ("variables", "required"),
    [({}, True), ({"DEMO_MAILBOX": "/tmp/x"}, False), ({"DEMO_MAILBOX": "/tmp/x", "MFA_REQUIRED": "1"}, True)],
)
def test_a_second_factor_is_required_but_in_a_trial(tmp_path, variables, required):
    assert settings_with(tmp_path, ("MFA_REQUIRED",), **variables) == {"MFA_REQUIRED": required}


def test_groups_of_the_provider_are_read_as_pairs(tmp_path):
    given = "0f1e=privacy_officer, CN=Verhuur=letting"
    pairs = [["0f1e", "privacy_officer"], ["CN=Verhuur", "letting"]]
    assert settings_with(tmp_path, ("OIDC_GROUPS",), OIDC_GROUPS=given) == {"OIDC_GROUPS": pairs}


def test_every_variable_is_explained_where_it_is_read():
    places = ("settings.py", "accounts/settings.py")
    source = "".join((ROOT / "wsn_privacy" / place).read_text() for place in places)
    read = re.findall(r'(?:text|flag|listed|kept_key)\("([A-Z_]+)"', source)
    assert [name for name in read if f"# {name}" not in source] == []


def test_the_settings_fit_in_one_short_file():
    assert len((ROOT / "wsn_privacy" / "settings.py").read_text().splitlines()) <= 200


@pytest.mark.django_db
def test_pages_forbid_what_they_do_not_use(client):
    policy = client.get("/healthz").headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
