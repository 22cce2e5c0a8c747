"""What the tests of signing in share: the second factor as in service, an app, and a provider of accounts."""

import pytest
from django.core.cache import cache

from tests.wsn_privacy.accounts.provider import a_provider
from tests.wsn_privacy.accounts.proving import give_app
from wsn_privacy.accounts.invitations import actions as invitations
from wsn_privacy.accounts.settings import providers


@pytest.fixture
def in_service(settings):
    """A second factor is asked, and what was proven lasts ten minutes."""
    settings.MFA_REQUIRED, settings.PROOF_LASTS = True, 600
    cache.clear()


@pytest.fixture
def with_app(officer):
    """The privacy officer, who has an app."""
    give_app(officer)
    return officer


@pytest.fixture(scope="module")
def running():
    """A provider of accounts on loopback."""
    with a_provider() as address:
        yield address


@pytest.fixture
def provider(running, settings):
    """The provider, and a site that knows it."""
    settings.OIDC_SERVER_URL = running.address
    settings.SOCIALACCOUNT_PROVIDERS = providers(running.address, "wsn", "secret")
    cache.clear()
    return running


@pytest.fixture
def invited(officer):
    """A colleague of letting who was invited and has not been in."""
    return invitations.invite(name="Lien Huur", email="Lien@Staff.example", functions=["letting"], by=officer).user
