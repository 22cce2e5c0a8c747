"""The settings of signing in, which settings.py takes over whole."""

from wsn_privacy.environment import flag, listed, text

# MFA_REQUIRED: 0 lets staff in without a second factor. Off only in a trial, where nothing is real.
MFA_REQUIRED = flag("MFA_REQUIRED", default=not text("DEMO_MAILBOX"))
MFA_KEY = text("MFA_KEY")  # MFA_KEY: encrypts the secrets of authenticator apps; empty derives one from SECRET_KEY
# OIDC_SERVER_URL: https://login.microsoftonline.com/<tenant>/v2.0, or that of another provider; empty: no such sign-in
OIDC_SERVER_URL = text("OIDC_SERVER_URL")
OIDC_CLIENT_ID = text("OIDC_CLIENT_ID")  # OIDC_CLIENT_ID: what the provider calls this site
OIDC_CLIENT_SECRET = text("OIDC_CLIENT_SECRET")  # OIDC_CLIENT_SECRET: what the provider gave this site
# OIDC_GROUPS: group=function,...: which group of the provider gives which function; empty: functions are given here
OIDC_GROUPS = [pair.rpartition("=")[::2] for pair in listed("OIDC_GROUPS")]
OIDC = "organisatie"  # the one provider; part of its addresses

SESSION_IDLE = 30 * 60  # seconds without a page, after which one signs in again
SESSION_LONGEST = SESSION_COOKIE_AGE = 8 * 3600  # seconds, however busy
PROOF_LASTS = 10 * 60  # seconds after proving who one is, before it is asked again for what is weighty; 0: never asked

AUTHENTICATION_BACKENDS = ["dossiers.authority.HouseBackend"]
DJANGOS = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": f"{DJANGOS}.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "name")},
    },
    {"NAME": "wsn_privacy.accounts.passwords.LongEnough", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{DJANGOS}.CommonPasswordValidator"},
    {"NAME": f"{DJANGOS}.NumericPasswordValidator"},
]
LOGIN_URL, LOGIN_REDIRECT_URL, LOGOUT_REDIRECT_URL = "login", "home", "login"
ACCOUNT_ADAPTER = "wsn_privacy.accounts.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # an address is known because somebody was invited there
SOCIALACCOUNT_ADAPTER = "wsn_privacy.accounts.single_sign_on.adapter.OrganisationAdapter"
SOCIALACCOUNT_EMAIL_VERIFICATION = "none"
SOCIALACCOUNT_REQUESTS_TIMEOUT = 5


def providers(server_url: str, client_id: str, secret: str) -> dict[str, object]:
    """The one provider of accounts as allauth reads it; none without an address."""
    app = {"provider_id": OIDC, "name": "OpenID Connect", "client_id": client_id, "secret": secret}
    apps = [{**app, "settings": {"server_url": server_url}}] if server_url else []
    return {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": apps}}


SOCIALACCOUNT_PROVIDERS = providers(OIDC_SERVER_URL, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET)
MFA_ADAPTER = "wsn_privacy.accounts.adapters.SecondFactorAdapter"
MFA_TOTP_TOLERANCE = 1  # half minutes: a code that ran out while somebody typed it still counts (RFC 6238, 5.2)
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_ALLOW_UNVERIFIED_EMAIL = True  # as above
MFA_REAUTHENTICATION_REQUIRED = False  # we ask it ourselves, of everybody: dossiers.reauthentication
MFA_WEBAUTHN_USER_VERIFICATION = "required"  # a passkey proves who holds it, too
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not flag("HTTPS")
