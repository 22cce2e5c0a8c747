"""The pages for the colleague who searches, under mijn-taken/."""

from django.urls import path

from cases import task_views

app_name = "tasks"
urlpatterns = [
    path("", task_views.task_list, name="list"),
    path("<uuid:pk>/", task_views.task, name="task"),
]
