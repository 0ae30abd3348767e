"""Network addresses as they are counted where somebody is slowed down."""

from __future__ import annotations

import ipaddress

_IPV6_SITE = 64
_MOST_SIGNS = 100


def network_site(address: str) -> str:
    """Return what is counted of a network address: of IPv6 the part that one household has.

    An IPv4 address that a server with both kinds writes as IPv6 is the IPv4 address: else all of
    them would be one, and whoever is slowed down would slow all others.

    Examples
    --------
    >>> network_site("2001:db8::1"), network_site("::ffff:192.0.2.7"), network_site("terminal")
    ('2001:db8::/64', '192.0.2.7', 'terminal')
    """
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address[:_MOST_SIGNS]
    if isinstance(found, ipaddress.IPv4Address):
        return str(found)
    if found.ipv4_mapped is not None:
        return str(found.ipv4_mapped)
    return str(ipaddress.ip_network((int(found), _IPV6_SITE), strict=False))
