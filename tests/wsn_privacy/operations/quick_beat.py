"""The application as it is, with a clock that starts the reminders every two seconds and holds it to be Monday."""

import datetime as dt
import os

import django

from wsn_privacy.celery import app

django.setup()
from cases.clock import reminders  # noqa: E402  (its models need what stands above)

JOBS = ("due dates", "searches", "outbox")

reminders.MONDAY, reminders.DIGEST_AT = dt.datetime.now(dt.UTC).astimezone().weekday(), dt.time.min
app.conf.broker_url = os.environ["BROKER_URL"]
app.conf.beat_schedule = {job: {**app.conf.beat_schedule[job], "schedule": 2.0} for job in JOBS}
