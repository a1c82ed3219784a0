"""Numbers in texts of twelve languages: what they are, and where a translation's differ from its original's."""

from .comparison import Difference, differences, quantities_of
from .quantity import Quantity

__all__ = ["Difference", "Quantity", "differences", "quantities_of"]
