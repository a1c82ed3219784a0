"""The catalogue of an edition: its cards, and nothing else of its entries."""

from .card import Card, ClaimBrief, FigureBrief, Link, RevisionBrief, card_of, groups_of
from .catalogue import Catalogue, publication_order, source_order

__all__ = [
    "Card", "Catalogue", "ClaimBrief", "FigureBrief", "Link", "RevisionBrief", "card_of", "groups_of", "publication_order",
    "source_order",
]  # fmt: skip
