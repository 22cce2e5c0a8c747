"""The pages for the colleague who searches, under mijn-taken/."""

from django.urls import path

from cases.search.tasks import views as tasks_views

app_name = "tasks"
urlpatterns = [
    path("", tasks_views.task_list, name="list"),
    path("<uuid:pk>/", tasks_views.task, name="task"),
]
