"""What can be wrong with a file before any rule sees it: a code and the sentence the guide explains it by."""

FAULTS = {
    "file-name": "An entry lives in `entries/<year>/<id>.yml`, a record in `entries/authority/<kind>/<id>.yml`.",
    "released-damaged": "`entries/released.json` is as `sourceline release` wrote it: every entry once, with a list of ids.",
    "file-large": "A file has at most one mebibyte.",
    "file-encoding": "A file is written in UTF-8.",
    "file-empty": "A file holds an entry.",
    "text-hidden": "A text holds no character that cannot be seen: controls, direction marks, zero-width spaces.",
    "text-cut": "A text without quotes ends at a space and a #; what follows is a comment.",
    "yaml-syntax": "A file is YAML: indented with spaces, a text with a colon and a space in it stands in quotes.",
    "yaml-documents": "A file holds one document.",
    "yaml-depth": "A file is nested at most twenty levels deep.",
    "yaml-key": "A key is a plain word.",
    "yaml-reference": "A file uses no anchors, aliases, tags or merge keys.",
    "key-doubled": "A key stands once in its mapping.",
    "key-unknown": "A key is one the format knows.",
    "field-missing": "A field the format asks for is there.",
    "value-blank": "A value is written, or its line is left out; what nobody knows is `unknown`.",
    "value-shape": "A value is a text, a list or a mapping, as its field asks.",
    "value-malformed": "An id, a language or an address of a claim is written in its form.",
    "choice-unknown": "A field with fixed choices takes one of them.",
    "date-malformed": "A date is `2023`, `2023-03` or `2023-03-28`, with `~` before it for about, or `unknown`.",
    "number-malformed": "A number is written in digits alone: `800000`, `3.5`.",
    "count-malformed": "A position is a whole number from 1.",
    "truth-malformed": "Yes and no are written `true` and `false`.",
    "text-long": "A text keeps to the length its field allows.",
}

ADVICE = frozenset(("text-cut",))
"""Those that do not make a file unreadable."""
