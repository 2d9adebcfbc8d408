"""A site that has a search page of its own."""

from django.http import HttpResponse
from django.urls import path

from config.urls import urlpatterns as ours

urlpatterns = [path("find/", lambda request: HttpResponse(), name="search"), *ours]
