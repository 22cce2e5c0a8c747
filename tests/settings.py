"""The settings of the tests: those of a trial, with a folder, a database and a broker of their own."""

import os
import tempfile
from pathlib import Path

# Nothing from the surroundings may colour a test; the workers of one run share the folder that the first one made.
for _name in ("ALLOWED_HOSTS", "DEBUG", "DEMO_MAILBOX", "EMAIL_URL", "HTTPS", "PORT", "REDIS_URL", "SITE_URL"):
    os.environ.pop(_name, None)
for _name in ("MFA_KEY", "MFA_REQUIRED", "OIDC_GROUPS", "OIDC_SERVER_URL"):
    os.environ.pop(_name, None)
if "PYTEST_XDIST_WORKER" not in os.environ:
    _var = Path(tempfile.mkdtemp(prefix=f"wsn-test-{os.getpid()}-"))
    _var.chmod(0o711)  # the account that runs a database passes through
    for _name in ("secret_key", "journal_key", "backup_key", "ldv_key", "files_key"):
        (_var / _name).write_text(f"{_name} of every test, and so no secret; what was kept is sealed with it")
    os.environ["VAR_DIR"] = str(_var)

import dj_database_url  # noqa: E402

from wsn_privacy import embedded  # noqa: E402
from wsn_privacy.settings import *  # noqa: E402, F403
from wsn_privacy.settings import CACHES, CELERY_BROKER_URL, DATABASE_OWNER, DATABASES, REDIS_URL, TEMPLATES  # noqa: E402

WORKER = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
CACHES["default"]["LOCATION"] = REDIS_URL = f"{REDIS_URL}?db={WORKER}"
CELERY_BROKER_URL = f"{CELERY_BROKER_URL}?virtual_host={WORKER}"
MFA_REQUIRED, PROOF_LASTS = False, 0  # tests of signing in ask for them
# The database of the tests is kept, see database.py; all else that a run writes goes with it.
KEPT = Path(__file__).parents[1] / "var" / "tests"
if not os.environ.get("DATABASE_URL"):
    DATABASE_OWNER |= {"HOST": dj_database_url.parse(embedded.owner_url(KEPT))["HOST"]}
    DATABASES["default"] |= {"HOST": DATABASE_OWNER["HOST"]}
# The owner, who makes the database of the tests, is behind the second wall like the site; `test_wall` tries the site.
DATABASES["default"] |= {name: DATABASE_OWNER[name] for name in ("USER", "PASSWORD")}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # quick; no password here is secret
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
AUDITLOG_DISABLE_ON_RAW_SAVE = True  # giving back what the migrations wrote is no act
TEMPLATES[0]["OPTIONS"]["debug"] = True  # the lines of templates count for coverage
