"""Every address of the site. Pages come last, because they may be called anything."""

from django.conf import settings
from django.conf.urls.static import static
from django.templatetags.static import static as static_url
from django.urls import include, path
from django.utils.functional import lazy
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from config import api, errors

#: Known only once the static files have been collected.
static_file = lazy(static_url, str)

handler400 = errors.bad_request
handler500 = errors.server_error

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("api/v2/", api.router.urls),
    path("documents/", include(wagtaildocs_urls)),
    # Asked for by whatever does not read the page's own link to its icon.
    path("favicon.ico", RedirectView.as_view(url=static_file("kp_pages/icon.svg"))),
    *static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT),  # with DEBUG alone
    path("", include("search.urls")),
    path("", include("kp_pages.urls")),
    path("", include(wagtail_urls)),
]
