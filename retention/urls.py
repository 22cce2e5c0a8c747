"""The pages of retention, under opschonen/. Each room has its own table.

The first page is of the house: it shows the runs of the sweep too.
"""

from django.urls import include, path

app_name = "retention"

ROOMS = (
    "retention.lists",
    "retention.certificates",
    "retention.deletion_orders",
    "retention.schedule",
    "retention.rules",
    "retention.forecast",
    "retention.holds",
)
urlpatterns = [path("", include(f"{room}.urls")) for room in ROOMS]
