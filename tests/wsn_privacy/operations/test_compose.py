"""The example of service: it can be read, and it gives exactly the variables that the site reads."""

import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[3]
ONLY_ON_TRIAL = {"DEBUG", "DEMO_MAILBOX", "MFA_REQUIRED", "PORT"}


@pytest.fixture(scope="module")
def compose() -> dict:
    """The example, read."""
    return yaml.safe_load((ROOT / "docker-compose.yml").read_text())


def read_by_settings() -> set[str]:
    places = ("settings.py", "accounts/settings.py")
    source = "".join((ROOT / "wsn_privacy" / place).read_text() for place in places)
    return set(re.findall(r'(?:text|flag|listed)\("([A-Z_]+)"', source))


@pytest.mark.parametrize("service", ["web", "worker", "destroyer", "beat", "migrate"])
def test_service_gives_what_the_settings_read(compose, service):
    not_given = ONLY_ON_TRIAL if service in ("migrate", "destroyer") else {*ONLY_ON_TRIAL, "DATABASE_OWNER_URL"}
    assert set(compose["services"][service]["environment"]) == read_by_settings() - not_given


def test_pages_and_jobs_have_another_account_of_the_database_than_the_owner(compose):
    given = compose["services"]["migrate"]["environment"]
    site, owner = (re.match(r"postgresql://(\w+):", given[name])[1] for name in ("DATABASE_URL", "DATABASE_OWNER_URL"))
    assert compose["services"]["postgres"]["environment"]["POSTGRES_USER"] == owner != site
    assert f"CREATE ROLE {site} LOGIN" in compose["configs"]["site_account"]["content"]


def test_the_whole_set_is_there(compose):
    assert set(compose["services"]) == {"proxy", "web", "worker", "destroyer", "beat", "migrate", "postgres", "redis"}


def test_only_the_proxy_can_be_reached_from_outside(compose):
    assert [name for name, service in compose["services"].items() if "ports" in service] == ["proxy"]


def test_no_secret_is_written_in_the_example():
    for line in (ROOT / "docker-compose.yml").read_text().splitlines():
        if re.match(r" +\w*(PASSWORD|_KEY): ", line):
            assert re.search(r": \$\{[A-Z_]+:\?\}$", line), line


def test_the_image_and_the_set_up_use_the_same_installer():
    versions = {
        *re.findall(r"uv==([\d.]+)", (ROOT / "Dockerfile").read_text()),
        *re.findall(r"uv_version=([\d.]+)", (ROOT / "bin" / "set-up").read_text()),
    }
    assert len(versions) == 1


def test_no_machine_is_named_in_the_locked_lists():
    for name in ("uv.lock", "requirements.txt", "requirements-dev.txt", "pyproject.toml"):
        assert not re.search(r"file:|/opt/|/root/|/home/", (ROOT / name).read_text()), name
