"""All settings. What an association may change comes from the environment (.env.example); a trial needs none of it."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

import dj_database_url
from csp.constants import NONE, SELF

from wsn_privacy import embedded
from wsn_privacy.accounts.settings import *  # noqa: F403  (how one signs in)
from wsn_privacy.environment import flag, listed, text
from wsn_privacy.keys import kept_key

BASE_DIR = Path(__file__).resolve().parent.parent
VAR = embedded.VAR  # VAR_DIR: where this machine keeps its own things: embedded servers, made keys, static files

SECRET_KEY = text("SECRET_KEY") or kept_key(VAR / "secret_key")  # SECRET_KEY: signs sessions and links
JOURNAL_KEY = text("JOURNAL_KEY") or kept_key(VAR / "journal_key")  # JOURNAL_KEY: of its hashes; never change it
HEADS_DIR = text("HEADS_DIR") or str(VAR / "heads")  # HEADS_DIR: where the head of the log goes daily: another disk
ERASURES_DIR = text("ERASURES_DIR") or str(VAR / "erasures")  # ERASURES_DIR: where the ledger of erasures is kept
BACKUP_KEY = text("BACKUP_KEY") or kept_key(VAR / "backup_key")  # BACKUP_KEY: locks backups; without it none opens
# OTEL_EXPORTER_OTLP_ENDPOINT: https://receiver of the lines of Logboek Dataverwerkingen; empty: nothing is sent.
OTLP_ENDPOINT = text("OTEL_EXPORTER_OTLP_ENDPOINT")
LDV_KEY = text("LDV_KEY") or kept_key(VAR / "ldv_key")  # LDV_KEY: hides whom lines for Logius are about
FILES_KEY = text("FILES_KEY") or kept_key(VAR / "files_key")  # FILES_KEY: locks the keys of files; never change it
FILES_DIR = Path(text("FILES_DIR") or VAR / "files")  # FILES_DIR: where files lie, encrypted; shared by all web servers
CLAMD_URL = text("CLAMD_URL")  # CLAMD_URL: tcp://host:3310 or unix:///path of a virus scanner; empty means none
DEBUG = flag("DEBUG")  # DEBUG: shows faults on screen; never in service
ALLOWED_HOSTS = listed("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")  # ALLOWED_HOSTS: names this site answers to
CSRF_TRUSTED_ORIGINS = listed("CSRF_TRUSTED_ORIGINS")  # CSRF_TRUSTED_ORIGINS: https://name, when a proxy renames
PORT = text("PORT", "8000")  # PORT: where `make run` serves
SITE_URL = text("SITE_URL", f"http://localhost:{PORT}").rstrip("/")  # SITE_URL: what links in mails begin with

ASSOCIATION_NAME = text("ASSOCIATION_NAME", "Woningstichting Voorbeeld")  # ASSOCIATION_NAME: on screens and letters
ASSOCIATION_CODE = text("ASSOCIATION_CODE", "WSN")  # ASSOCIATION_CODE: begins the reference of a request
ASSOCIATION_PHONE = text("ASSOCIATION_PHONE", "033 000 00 00")  # ASSOCIATION_PHONE: whom a tenant may call
ASSOCIATION_EMAIL = text("ASSOCIATION_EMAIL", "privacy@voorbeeld.example")  # ASSOCIATION_EMAIL: of the privacy officer
ASSOCIATION_ADDRESS = text("ASSOCIATION_ADDRESS", "Voorbeeldplein 1, 0000 AA Voorbeeldstad")  # ASSOCIATION_ADDRESS
COMPLAINTS_URL = text("COMPLAINTS_URL", "https://voorbeeld.example/klachten")  # COMPLAINTS_URL: complaints committee
DEMO_MAILBOX = text("DEMO_MAILBOX")  # DEMO_MAILBOX: folder where the mail catcher keeps mails; set by the start command

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "guardian",
    "auditlog",
    "pgtrigger",
    "csp",
    "wsn_privacy",
    "cases",
    "retention",
    "consent",
    "dossiers",
    *(app for app in ("demo", "bench") if (BASE_DIR / app).is_dir()),  # a trial has them, the image does not
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "wsn_privacy.middleware.no_store",
    "wsn_privacy.operations.restore_guard.replay_gate",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "wsn_privacy.accounts.session_checks.session_limits",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "wsn_privacy.middleware.second_wall",
    "wsn_privacy.middleware.witness",
    "wsn_privacy.accounts.session_checks.second_factor_gate",
    "wsn_privacy.middleware.undertaking_gate",
    "django.contrib.messages.middleware.MessageMiddleware",
]
ROOT_URLCONF = "wsn_privacy.urls"
WSGI_APPLICATION = "wsn_privacy.wsgi.application"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wsn_privacy.context.shell",
            ]
        },
    }
]

# DATABASE_URL: postgresql://user:password@host/name; empty means the embedded PostgreSQL.
DATABASES = {
    "default": dj_database_url.parse(
        text("DATABASE_URL") or embedded.database_url(VAR), conn_max_age=600, conn_health_checks=True
    )
}
# DATABASE_OWNER_URL: the account that owns the tables, for `migrate` alone; empty means that of DATABASE_URL.
DATABASE_OWNER = dj_database_url.parse(text("DATABASE_OWNER_URL") or text("DATABASE_URL") or embedded.owner_url(VAR))
DATABASE_SITE = DATABASES["default"]["USER"]  # the account of pages and jobs, to which the owner grants
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# REDIS_URL: redis://host:6379/0; empty means the embedded Valkey.
REDIS_URL = text("REDIS_URL") or embedded.redis_url(VAR)
# A hung broker may cost a job two seconds, and a page one, never more; what it counts, twice a quarter of one.
IMPATIENT = {"socket_timeout": 2, "socket_connect_timeout": 2}
PAGE_PATIENCE = {"socket_timeout": 1, "socket_connect_timeout": 1}
VERY_IMPATIENT = {"socket_timeout": 0.25, "socket_connect_timeout": 0.25}
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL,
        "OPTIONS": VERY_IMPATIENT,
    }
}
CELERY_BROKER_URL = REDIS_URL.replace("unix://", "redis+socket://")
CELERY_BROKER_TRANSPORT_OPTIONS = {**IMPATIENT, "max_retries": 0}
CELERY_BEAT_SCHEDULE_FILENAME = str(VAR / "beat")

# EMAIL_URL: smtp://user:password@host:587 (smtp+tls:// for STARTTLS, smtps:// for TLS); empty keeps mails in var/mail.
_mail = urlsplit(text("EMAIL_URL"))
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if _mail.hostname else 'filebased'}.EmailBackend"
EMAIL_FILE_PATH = VAR / "mail"
EMAIL_HOST, EMAIL_PORT = _mail.hostname or "localhost", _mail.port or 25
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = unquote(_mail.username or ""), unquote(_mail.password or "")
EMAIL_USE_TLS, EMAIL_USE_SSL, EMAIL_TIMEOUT = _mail.scheme == "smtp+tls", _mail.scheme == "smtps", 10
DEFAULT_FROM_EMAIL = SERVER_EMAIL = text("DEFAULT_FROM_EMAIL", ASSOCIATION_EMAIL)  # DEFAULT_FROM_EMAIL: the sender

AUTH_USER_MODEL = "wsn_privacy.User"
ANONYMOUS_USER_NAME = None  # guardian would make a user of its own
AUDITLOG_LOGENTRY_MODEL = "dossiers.LogEntry"
AUDITLOG_DISABLE_REMOTE_ADDR = True

# HTTPS: 1 in service, behind a proxy that sets X-Forwarded-Proto itself.
HTTPS = flag("HTTPS")
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
# The other names under the association's domain are not ours to bind; guardian's backend is not the one that answers.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021", "guardian.W001"]
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_HANDLERS = [
    "wsn_privacy.operations.uploads.OnlyWhereAsked",
    "dossiers.files.receiving.InMemory",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

LANGUAGE_CODE, LANGUAGES = "nl", [("nl", "Nederlands")]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE, USE_TZ = "Europe/Amsterdam", True
STATIC_URL, STATIC_ROOT = "/static/", VAR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
LOGGING = {  # to the terminal, and never an address or a value: see logs.py
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "wsn_privacy.operations.logs.Discreet",
            "fmt": "{asctime} {levelname} {name}: {message}",
            "style": "{",
        }
    },
    "handlers": {"terminal": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["terminal"], "level": text("LOG_LEVEL", "INFO")},  # LOG_LEVEL: DEBUG, INFO, WARNING, ERROR
    "loggers": {"django": {"handlers": [], "propagate": True}, "mail.log": {"level": "WARNING"}},
}
