"""The Celery application and what beat starts: in code, so that nobody switches a job off unseen."""

import os

from celery import Celery
from celery.schedules import crontab

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wsn_privacy.settings")

app = Celery(
    "wsn_privacy", task_cls="wsn_privacy.operations.restore_guard:Job"
)  # no job in a copy that brings people back
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
app.conf.update(
    # A page publishes after its commit and never waits for the broker; what is lost is found again in the rows.
    task_publish_retry=False,
    task_ignore_result=True,
    task_acks_late=True,
    task_serializer="json",
    accept_content=["json"],
    timezone="Europe/Amsterdam",
    worker_prefetch_multiplier=1,
    worker_hijack_root_logger=False,
    broker_connection_retry_on_startup=True,
    # Removing takes the owner of the tables, whose account no other worker has.
    task_routes={
        "wsn_privacy.tasks.carry_out_erasures": {"queue": "destruction"},
        "wsn_privacy.tasks.sweep": {"queue": "destruction"},
    },
)

# Every job finds its work in the rows and may run twice. Nothing runs between two and three: that hour may not exist.
app.conf.beat_schedule = {
    "seal": {"task": "dossiers.tasks.seal", "schedule": crontab()},
    "imports": {"task": "dossiers.tasks.imports", "schedule": crontab()},
    "emergencies": {"task": "dossiers.tasks.tell_of_emergencies", "schedule": crontab()},
    "searches": {"task": "cases.tasks.remind_of_searches", "schedule": crontab(minute="5", hour="7-18")},
    "due dates": {"task": "cases.tasks.remind_of_due_dates", "schedule": crontab(minute="*/10", hour="7-18")},
    "uncollected": {"task": "cases.tasks.chase_uncollected", "schedule": crontab(minute="25", hour="7-18")},
    "outbox": {"task": "cases.tasks.send_mails", "schedule": crontab()},
    "erasures": {"task": "wsn_privacy.tasks.carry_out_erasures", "schedule": crontab()},
    "ledger": {"task": "wsn_privacy.tasks.write_ledger", "schedule": crontab()},
    "head": {"task": "wsn_privacy.tasks.publish_head", "schedule": crontab(hour="3", minute="10")},
    "check": {"task": "wsn_privacy.tasks.check_log", "schedule": crontab(hour="3", minute="30")},
    "processing log": {"task": "wsn_privacy.tasks.send_processing_log", "schedule": crontab()},
    # The first of a day does the work. Those after it find that it was done, or do the rest of one that broke off.
    "sweep": {"task": "wsn_privacy.tasks.sweep", "schedule": crontab(hour="4-23", minute="15,45")},
}
