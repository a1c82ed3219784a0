"""Search: what of an entry can be found, in which index, and how an edition is divided among indexes."""

from .aids import facets, guide, han
from .groups import group
from .index import Shard, bucket, shards
from .leaf import leaves_of
from .words import is_spaced

__all__ = ["Shard", "bucket", "facets", "group", "guide", "han", "is_spaced", "leaves_of", "shards"]
