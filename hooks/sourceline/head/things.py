"""The things of schema.org that a page tells of, each with what is told of it, in that order.

What an entry does not give keeps its default, and is left out.
"""

from msgspec import Raw, Struct, field


class _Thing(Struct, omit_defaults=True, rename="camel", gc=False):
    pass


class There(_Thing):
    """A reference to what has its own address on the entry's page."""

    id: str = field(name="@id")


class Party(_Thing):
    """Somebody, or a topic."""

    type: str = field(name="@type")
    id: str = field(name="@id", default="")
    name: str = ""
    url: str = ""
    same_as: str = ""


class Organization(_Thing, tag_field="@type"):
    """A body without a page of its own."""

    name: str = ""
    url: str = ""


class MediaObject(_Thing, tag_field="@type"):
    """The entry in another form."""

    encoding_format: str
    content_url: str


class CorrectionComment(_Thing, tag_field="@type"):
    """A change that a reader must know."""

    date_published: str = ""
    text: str = ""


class Rating(_Thing, tag_field="@type"):
    """A verdict."""

    alternate_name: str


class Article(_Thing, tag_field="@type"):
    """The entry."""

    id: str = field(name="@id")
    headline: str
    url: str = ""
    creative_work_status: str = ""
    publisher: Organization | None = None
    date_published: str = ""
    date_modified: str = ""
    version: str = ""
    correction: list[CorrectionComment] = []
    description: str = ""
    in_language: str = ""
    license: str = ""
    translation_of_work: There | None = None
    author: list[Raw] = []
    translator: list[Raw] = []
    editor: list[Raw] = []
    about: list[Raw] = []
    is_based_on: list[There] = []
    mentions: list[There] = []
    encoding: MediaObject | None = None


class CreativeWork(_Thing):
    """A source."""

    id: str = field(name="@id")
    type: str = field(name="@type")
    name: str | None = None
    description: str | None = None
    alternate_name: list[str] = []
    in_language: str | None = None
    author: list[Raw] = []
    publisher: Raw | None = None
    date_published: str = ""
    url: str | None = None
    archived_at: list[str] = []
    is_based_on: There | None = None
    copyright_holder: Organization | None = None
    copyright_notice: str | None = None


class Claim(_Thing):
    """A claim."""

    id: str = field(name="@id")
    type: str = field(name="@type")
    text: str
    author: Raw | None = None
    first_appearance: There | None = None
    appearance: list[There] = []


class ClaimReview(_Thing, tag_field="@type"):
    """A judgement of a claim."""

    id: str = field(name="@id")
    url: str
    claim_reviewed: str
    item_reviewed: There
    author: Raw | None
    date_published: str
    review_body: str
    review_rating: Rating
    citation: list[There]


class Graph(Struct):
    """All of them, with what their names mean."""

    context: str = field(name="@context")
    graph: list[Struct] = field(name="@graph")
