"""The files for crawlers, and where forms and counts go; before Wagtail's own addresses."""

from django.urls import path, re_path

from kp_pages.views.ask import ask
from kp_pages.views.count import count
from kp_pages.views.feeds import ArticlesAtomFeed, ArticlesFeed
from kp_pages.views.llms import llms
from kp_pages.views.markdown import markdown
from kp_pages.views.robots import robots
from kp_pages.views.sitemap import index, part

app_name = "kp_pages"
urlpatterns = [
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
    path("ask/<int:pk>/", ask, name="ask"),
    path("count/", count, name="count"),
    re_path(r"^(?P<path>(?:[\w-]+/)*[\w-]+)\.md$", markdown, name="markdown"),
]
