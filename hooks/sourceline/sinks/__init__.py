"""Sinks: what makes a contributor's text fit for where it is put, and an address fit to be followed."""

from .address import WEB, host_of, is_followable, undeclared
from .escaping import ALTERNATE, REL, csv_line, escaped, html, link, no_formula, script_json, segment, set_html, xml

__all__ = [
    "ALTERNATE", "REL", "WEB", "csv_line", "escaped", "host_of", "html", "is_followable", "link", "no_formula",
    "script_json", "segment", "set_html", "undeclared", "xml",
]  # fmt: skip
