"""The application as it is, with a sweep in batches so small that many moments lie between two of them."""

import os

import django

from wsn_privacy.celery import app

django.setup()
from retention.disposal import run  # noqa: E402  (its models need what stands above)

run.BATCH = 7
app.conf.broker_url = os.environ["BROKER_URL"]
