"""What the search looks in: the words of every page that visitors may find."""

from __future__ import annotations

from django.db import models
from wagtail.models import Page

LONGEST_NAME = 160
#: With what a line of a body begins that is a heading.
HEADING = "#"


class SearchEntry(models.Model):
    """The words of one page. The full-text indexes beside this table are kept by its triggers.

    It has no entry for a page that is not live or is kept out of search engines. What changes
    without a save of the page, such as who may see it, is asked when somebody searches.
    """

    page = models.OneToOneField(Page, on_delete=models.CASCADE, primary_key=True, related_name="+")
    #: Its kind and body areas, written as words that nobody types.
    facets = models.TextField()
    #: The name that PostgreSQL has for the rules of the page's language.
    language = models.CharField(max_length=20)
    title = models.TextField()
    names = models.TextField()
    summary = models.TextField()
    #: A line for each piece of text, under the heading that it stands under.
    body = models.TextField()

    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return self.title


class SearchName(models.Model):
    """A name for what a page is about. Who looks for another name looks for the main one too."""

    #: As it is compared, and as it is written.
    name = models.CharField(max_length=LONGEST_NAME, db_index=True)
    written = models.CharField(max_length=LONGEST_NAME)
    is_main = models.BooleanField()
    entry = models.ForeignKey(SearchEntry, on_delete=models.CASCADE, related_name="+")

    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return self.written


class SearchWord(models.Model):
    """A word that some page has, to correct a misspelt one with."""

    word = models.CharField(max_length=30, primary_key=True)

    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return self.word
