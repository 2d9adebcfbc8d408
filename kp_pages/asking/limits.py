"""How often one address may do something. The address itself is never kept.

The cache holds a keyed digest of it for some minutes and then forgets it. A cache that is away
counts nothing: it is better to take a machine's request than to refuse a patient's.
"""

from __future__ import annotations

from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from django.core.cache import cache
from django.http import HttpRequest

from kp_pages.asking.details import digest

MINUTES = 10
#: Addresses that nobody on the internet has. Who comes from one of them comes through a proxy that
#: hides the visitors' own, and all of them would share one limit.
HIDDEN = [
    ip_network(text)
    for text in ("127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "::1", "fc00::/7")
]


def is_over(request: HttpRequest, what: str, most: int, once: str = "") -> bool:
    """Count this, and say whether it is more than ``most`` in ten minutes.

    What has the same ``once`` is counted once: a form that arrives twice.
    """
    network = network_of(request)
    if network is None:
        return False
    key = f"kp_pages.limit.{digest(what, network)}"
    seen = f"{key}.{once}"
    if once and not cache.add(seen, 1, MINUTES * 60) and cache.get(seen):
        return False
    cache.add(key, 0, MINUTES * 60)
    try:
        count = cache.incr(key)
    except ValueError:  # it was forgotten between the two
        return False
    if (count or 0) <= most:
        return False
    if once:
        cache.delete(seen)
    return True


def network_of(request: HttpRequest) -> IPv4Network | IPv6Network | None:
    """Where somebody comes from: an address, or the 64 bits of it that one household shares."""
    try:
        address = ip_address(request.META.get("REMOTE_ADDR", "").partition("%")[0])
    except ValueError:
        return None
    if isinstance(address, IPv6Address):
        address = address.ipv4_mapped or address
    if any(address in hidden for hidden in HIDDEN):
        return None
    length = 64 if isinstance(address, IPv6Address) else 32
    return ip_network(f"{address}/{length}", strict=False)
