"""Where visitors search; to be included before Wagtail's own addresses."""

from django.urls import path, re_path

from search.views import search, suggestions, suggestions_file

urlpatterns = [
    path("search/", search, name="search"),
    path("search/suggestions.json", suggestions, name="search_suggestions"),
    re_path(
        r"^search/suggestions-(?P<digest>[0-9a-f]{16})\.json$",
        suggestions_file,
        name="search_suggestions_file",
    ),
]
