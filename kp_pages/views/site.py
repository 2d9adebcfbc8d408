"""The site that a request is about."""

from django.http import Http404, HttpRequest
from wagtail.models import Site


def site_of(request: HttpRequest) -> Site:
    """The site at the request's host; without one, there is nothing to tell a crawler."""
    site = Site.find_for_request(request)
    if site is None:
        raise Http404("There is no site at this address.")
    return site
