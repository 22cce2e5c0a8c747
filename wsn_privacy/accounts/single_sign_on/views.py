"""To the provider and back: the two addresses of signing in with the account of the association."""

from __future__ import annotations

from typing import TYPE_CHECKING

import requests
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.base.constants import AuthProcess
from allauth.socialaccount.providers.openid_connect.views import callback
from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from wsn_privacy.accounts.next_url import onward
from wsn_privacy.accounts.single_sign_on.adapter import no_way

if TYPE_CHECKING:
    pass


@login_not_required
@require_safe
def depart(request: HttpRequest, provider_id: str) -> HttpResponse:
    """On to the sign-in page of the association. Raises Http404 for a provider that was not set."""
    if request.user.is_authenticated:
        return redirect(onward(request))
    try:
        provider = get_adapter().get_provider(request, provider_id)
        answer: HttpResponse = provider.redirect(request, AuthProcess.LOGIN, next_url=onward(request))
    except SocialApp.DoesNotExist as none:
        raise Http404 from none
    except requests.RequestException:
        return no_way(request)
    return answer


@login_not_required
@require_safe
@transaction.atomic
def arrive(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Back from there: in, on to the second step, or refused with a sentence."""
    answer: HttpResponse = callback(request, provider_id)
    return answer
