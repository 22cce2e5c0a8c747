"""The web application that gunicorn serves."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wsn_privacy.settings")

application = get_wsgi_application()

from wsn_privacy.celery import app  # noqa: E402 - the settings come first

# Somebody waits for a page, nobody for a worker: a broker that hangs costs a page half of what it costs a worker.
app.conf.broker_transport_options = {**settings.CELERY_BROKER_TRANSPORT_OPTIONS, **settings.PAGE_PATIENCE}
