"""The read-only API: what visitors can read, as data."""

from wagtail.api.v2.router import WagtailAPIRouter

from kp_pages.views.api import ArticlesEndpoint, ConditionsEndpoint

router = WagtailAPIRouter("api")
router.register_endpoint("conditions", ConditionsEndpoint)
router.register_endpoint("articles", ArticlesEndpoint)
