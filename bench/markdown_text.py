"""Writes a made-up article as Markdown for ordinary site makers: the same text, no more markup."""

from collections.abc import Iterator, Mapping

from article import Article, Claim, Figure, Hop, Segment, Source
from authority import Roll

Names = Mapping[str, str]
VOICES = {"source": "Note in the original", "translator": "Translator's note", "editor": "Editor's note"}


def names_of(roll: Roll) -> Names:
    """What people and outlets are called."""
    return {each.id: each.name for each in roll.people} | {each.id: each.name for each in roll.outlets}


def print_markdown(article: Article, names: Names) -> str:
    """Everything below the title: context, both languages, claims, sources, and notes as footnotes."""
    return "\n\n".join(_parts(article, names)) + "\n"


def _parts(article: Article, names: Names) -> Iterator[str]:
    own = article.source
    author = names[article.author]
    yield f"*{names[own.outlet]}, {own.date}: [{article.title.original}]({own.url}), by {author}*"
    yield article.context
    yield f"Why it was selected: {article.why}"
    if article.related:
        yield f"See also ({article.related[1]}): [{article.related[0]}](/entries/{article.related[0]}/)"
    yield "## Translation"
    yield from (_marked(segment, segment.text.english) for segment in article.segments)
    yield "## Original"
    yield from (_marked(segment, segment.text.original) for segment in article.segments)
    yield "## Claims"
    for claim in article.claims:
        yield from _claim(claim, names)
    yield "## Sources"
    yield "\n".join(_source(source, names) for source in article.sources)
    if article.revised:
        yield f"Revised {article.revised}: {article.revision}"
    yield "\n".join(f"[^{note.id}]: {VOICES[note.voice]}: {note.text}" for note in article.notes)


def _marked(segment: Segment, text: str) -> str:
    return f"> {text}" if segment.kind == "quote" else text


def _claim(claim: Claim, names: Names) -> Iterator[str]:
    yield f"### {claim.sentence.english}"
    yield f"{claim.kind}, {claim.modality}" + (f"; {claim.condition} Due {claim.due}." if claim.due else ".")
    yield f"> {claim.quote}"
    yield "\n".join(_hop(place, hop, names) for place, hop in enumerate(claim.chain, start=1))
    yield _figure(claim.figure)
    yield f"The agency: {claim.change}."
    if claim.relation:
        entry, claim_id = claim.relation[1].split("#")
        yield f"This claim {claim.relation[0]} [{entry}, {claim_id}](/entries/{entry}/)."
    if claim.assessments:
        yield "\n".join(
            f"- {each.date}: **{each.verdict}** ({each.confidence} confidence). {each.why}" for each in claim.assessments
        )


def _hop(place: int, hop: Hop, names: Names) -> str:
    who = names.get(hop.who, "")
    if hop.descriptor:
        who = f"{hop.descriptor.english} ({hop.descriptor.original})"
    medium = f", {hop.medium}" if hop.medium else ""
    lost = f" Lost: {hop.lost}" if hop.lost else ""
    said = f"{hop.verb.english} ({hop.verb.original})"
    return f"{place}. {who} {said}: {hop.basis}, {hop.mode}{medium}, in {hop.source}.{lost}"


def _figure(figure: Figure) -> str:
    rows = [
        "| words | value | unit | of | source | change |",
        "|---|---|---|---|---|---|",
        f"| {figure.raw} | {figure.value:,} | {figure.unit} | {figure.of} | origin | |",
    ]
    rows += [f"| {each.raw} | {each.value:,} | | | {each.source} | {each.change} |" for each in figure.variants]
    return "\n".join(rows)


def _source(source: Source, names: Names) -> str:
    return (
        f"- {source.role}: {names[source.outlet]} ({source.language}), {source.date}:"
        f" [address]({source.url}), [archive]({source.archive})"
    )
