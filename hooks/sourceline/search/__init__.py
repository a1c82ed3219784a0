"""Search: what of an entry can be found, in which index, and how an edition is divided among indexes."""

from .aids import facets, guide, vocabulary
from .groups import group
from .index import Shard, bucket, shards
from .leaf import leaves_of

__all__ = ["Shard", "bucket", "facets", "group", "guide", "leaves_of", "shards", "vocabulary"]
