"""Two pages for machines: is this process alive, and can it do its work?"""

import redis
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from wsn_privacy.operations import clock, restore_guard


@require_safe
@login_not_required
def alive(request: HttpRequest) -> HttpResponse:
    """200 as long as this process answers; it asks nobody else."""
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
@login_not_required
def ready(request: HttpRequest) -> JsonResponse:
    """200 when database and broker answer and no erasure waits to be replayed, 503 otherwise; the answer says which.

    `sweep` is false when no daily sweep succeeded for 26 hours: an alarm, and no reason to take the site away.
    """
    parts = {
        "database": _database_answers(),
        "broker": _broker_answers(),
        "erasures": not (why := restore_guard.why_not_served()),
    }
    status = 200 if all(parts.values()) else 503
    parts["sweep"] = parts["database"] and not clock.is_overdue(timezone.now())
    return JsonResponse({**parts, "why": why} if why else parts, status=status)


def _database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def _broker_answers() -> bool:
    try:
        with redis.Redis.from_url(settings.REDIS_URL, **settings.IMPATIENT) as client:
            return bool(client.ping())
    except redis.RedisError:
        return False
