"""What pages say for the values of a claim, so that nobody need have learned them; the method page has them all."""

BASES = {
    "participant": "took part",
    "witness": "saw or heard it",
    "document": "from a text",
    "inference": "concluded it",
    "hearsay": "was told",
    "unknown": "not known how they knew",
    None: "not stated how they knew",
}
"""How a relay knew."""

MODES = {
    "direct": "quoted directly",
    "paraphrase": "in paraphrase",
    "summary": "in summary",
    "translation": "in translation",
}
"""How it renders what came before it."""

CHANGES = {
    "order": "number",
    "unit": "unit",
    "referent": "what is counted",
    "modality": "how firmly",
    "attribution": "by whom",
}
"""In what a variant departs from its figure."""

ON_PLOTS = CHANGES | {"referent": "counted", "modality": "firmness"}
"""The same under a plot, where there is room for one word."""

VERDICTS = {"came-true": "came true", "did-not": "did not come true"}
"""What is said of a verdict where its own name would not say it."""


def verdict(name: str) -> str:
    """Return what pages say for a verdict."""
    return VERDICTS.get(name, name)
