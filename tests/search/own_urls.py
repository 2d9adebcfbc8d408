"""A site that has a search page of its own, and no index for suggestions."""

from django.http import HttpResponse
from django.urls import path

from config.urls import urlpatterns as ours

urlpatterns = [
    path("find/", lambda request: HttpResponse(), name="search"),
    *(one for one in ours if not str(one).count("search.urls")),
]
