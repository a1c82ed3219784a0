"""What crawlers are told (RFC 9309)."""

from ..imprint import Imprint


def robots(imprint: Imprint) -> str:
    """Write robots.txt: everything may be read, but for an edition that shows drafts."""
    if imprint.drafts:
        return "User-agent: *\nDisallow: /\n"
    sitemap = f"\nSitemap: {imprint.address}sitemap.xml\n" if imprint.address else ""
    return f"User-agent: *\nAllow: /\n{sitemap}"
