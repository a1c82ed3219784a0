"""Comments strewn over a YAML text for tests, and gathered from it by other means than the engine's."""

import yaml
from hypothesis import strategies as st


def with_remarks(text: str, data: st.DataObject) -> str:
    """Return a YAML text with comments and blank lines at places that are drawn, of which it reads the same."""
    lines = text.split("\n")
    for number, line in enumerate(sorted(data.draw(st.sets(st.sampled_from(_openings(text)), max_size=10)), reverse=True)):
        indent = len(lines[line]) - len(lines[line].lstrip())
        kind = data.draw(st.sampled_from(("before", "blank", "beside", "astray", "paragraph")))
        if kind == "beside" and not lines[line].rstrip().endswith(("]", "}", '"', "'")):
            lines[line] += f"  # beside {number}"
        elif kind == "before":
            lines.insert(line, " " * indent + f"# before {number}")
        elif kind == "blank":
            lines.insert(line, "")
        elif kind == "astray" and line:
            lines.insert(line, " " * data.draw(st.integers(0, 8)) + f"# astray {number}")
        elif kind == "paragraph":
            lines[line:line] = ["", " " * indent + f"# paragraph {number}", ""]
    remarked = "\n".join(lines)
    return remarked if yaml.safe_load(remarked) == yaml.safe_load(text) else text


def _openings(text: str) -> list[int]:
    """The lines on which a key or a member of a list begins, none of them within a text."""
    tokens = list(yaml.scan(text, Loader=yaml.SafeLoader))
    within = {
        line
        for token in tokens
        if isinstance(token, yaml.ScalarToken)
        for line in range(token.start_mark.line + 1, token.end_mark.line + (token.style not in ("|", ">")))
    }
    openings = {token.start_mark.line for token in tokens if isinstance(token, yaml.KeyToken | yaml.BlockEntryToken)}
    return sorted(openings - within)


def remarks_of(text: str) -> list[str]:
    """Return the comments of a YAML text, sorted: what stands behind a # between its texts."""
    gaps, at = [], 0
    for token in yaml.scan(text, Loader=yaml.SafeLoader):
        if isinstance(token, yaml.ScalarToken):
            gaps.append(text[at : token.start_mark.index])
            if token.style in ("|", ">"):
                gaps.append(text[token.start_mark.index : text.index("\n", token.start_mark.index)])
            at = token.end_mark.index
    gaps.append(text[at:])
    return sorted(line[line.index("#") :].rstrip() for gap in gaps for line in gap.split("\n") if "#" in line)
