"""The search, and the files for crawlers; to be included before Wagtail's own addresses."""

from django.urls import path, re_path

from kp_pages.views.feeds import ArticlesAtomFeed, ArticlesFeed
from kp_pages.views.llms import llms
from kp_pages.views.markdown import markdown
from kp_pages.views.robots import robots
from kp_pages.views.search import search, suggestions, suggestions_file
from kp_pages.views.sitemap import index, part

app_name = "kp_pages"
urlpatterns = [
    path("search/", search, name="search"),
    path("search/suggestions.json", suggestions, name="suggestions"),
    re_path(
        r"^search/suggestions-(?P<digest>[0-9a-f]{16})\.json$",
        suggestions_file,
        name="suggestions_file",
    ),
    path("robots.txt", robots, name="robots"),
    path("llms.txt", llms, name="llms"),
    path("sitemap.xml", index, name="sitemap"),
    re_path(
        r"^sitemap-(?P<kind>[a-z0-9_]+-[a-z0-9_]+)-(?P<number>[1-9]\d{0,5})\.xml$",
        part,
        name="sitemap_part",
    ),
    path("feeds/articles.rss", ArticlesFeed(), name="articles_rss"),
    path("feeds/articles.atom", ArticlesAtomFeed(), name="articles_atom"),
    re_path(r"^(?P<path>(?:[\w-]+/)*[\w-]+)\.md$", markdown, name="markdown"),
]
