"""What a browser may do on our pages.

Nothing but our own origin, no inline script anywhere, and inline style in the admin alone,
where Wagtail's editor needs it. Pages can be cached by anyone: no policy holds a nonce.
"""

from collections.abc import Mapping

from csp.constants import NONE, SELF, UNSAFE_INLINE

Policy = Mapping[str, list[str]]

PUBLIC_POLICY: Policy = {
    "default-src": [NONE],
    "base-uri": [NONE],
    "connect-src": [SELF],
    "font-src": [SELF],
    "form-action": [SELF],
    "frame-ancestors": [SELF],  # the admin previews pages in a frame
    "img-src": [SELF, "data:"],
    "manifest-src": [SELF],
    "media-src": [SELF],
    "script-src": [SELF],
    "style-src": [SELF],
}

ADMIN_POLICY: Policy = {
    **PUBLIC_POLICY,
    "frame-src": [SELF],
    "img-src": [SELF, "data:", "blob:"],
    "style-src": [SELF, UNSAFE_INLINE],
}

#: Powers of the browser that a clinic's pages never ask for.
PERMISSIONS_POLICY = ", ".join(
    f"{power}=()"
    for power in (
        "accelerometer",
        "browsing-topics",
        "camera",
        "display-capture",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "publickey-credentials-get",
        "screen-wake-lock",
        "usb",
        "xr-spatial-tracking",
    )
)


def allowing_media_from(policy: Policy, host: str) -> Policy:
    """The same policy, with pictures and films from the site's own media host allowed."""
    return {
        **policy,
        "img-src": [*policy["img-src"], host],
        "media-src": [*policy["media-src"], host],
    }
