"""Choosers of Wagtail's admin without their inline script.

Wagtail writes the call that starts a chooser into the page, and offers no other way. We write the
same call as data, for ``config/admin-widgets.js`` to make.
"""

import json
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.admin.widgets import BaseChooser
from wagtail.admin.widgets.workflows import AdminTaskChooser


def render_without_script(
    self: BaseChooser, name: str, value: Any, attrs: dict[str, Any], renderer: Any = None
) -> SafeString:
    value_data = self.get_value_data(value)
    if isinstance(self, AdminTaskChooser):
        start, arguments = "createTaskChooser", [attrs["id"]]
    else:
        options = self.get_js_init_options(attrs["id"], name, value_data)
        start, arguments = self.js_constructor, [attrs["id"], options]
    return format_html(
        '{}<template data-controller="site-widget" data-site-widget-start-value="{}"'
        ' data-site-widget-arguments-value="{}"></template>',
        self.render_html(name, value_data, attrs),
        start,
        json.dumps(arguments),
    )


def start_without_script() -> None:
    BaseChooser.render = render_without_script
