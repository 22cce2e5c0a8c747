"""The Celery application and what beat starts: in code, so that nobody switches a job off unseen."""

import os

from celery import Celery
from celery.schedules import crontab

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wsn_privacy.settings")

app = Celery("wsn_privacy")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()

# Every job finds its work in the rows and may run twice. Nothing runs between two and three: that hour may not exist.
app.conf.beat_schedule = {
    "seal": {"task": "dossiers.tasks.seal", "schedule": crontab()},
    "outbox": {"task": "cases.tasks.send_mails", "schedule": crontab()},
    "sweep": {"task": "wsn_privacy.tasks.sweep", "schedule": crontab(hour="4", minute="15")},
}
