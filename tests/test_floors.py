"""Imports go down only, never sideways within a floor, and only publish.py knows the site generator."""

import ast
from pathlib import Path

import pytest

HOOKS = Path(__file__).parent.parent / "hooks"
ENGINE = HOOKS / "sourceline"

FLOORS = (
    ("entry", "problem", "digest", "imprint", "progress", "sinks"),
    (
        "reading",
        "markup",
        "language",
        "dates",
        "numerals",
        "quantities",
        "idiom",
        "web",
        "chain",
        "stale",
        "shell",
        "authorities",
        "released",
        "settings",
        "composition",
        "compiled",
        "bulletin",
        "standing",
        "changes",
        "lessons",
        "policy",
        "watching",
    ),
    ("catalogue", "directory", "terms", "typesetting", "editing", "clipping", "wayback", "offprint"),
    ("citation", "rules", "ledger", "listings", "draft", "exchange", "redline", "search", "plates"),
    ("page", "guide", "submission", "head", "feeds", "tables", "addresses"),
    ("printing", "binding"),
    ("desk",),
    ("command",),
    ("__main__",),
)
"""Modules and packages of the engine from the ground up."""

STRANGERS = {"mkdocs", "material", "properdocs"}


def _parts() -> list[str]:
    return sorted({path.relative_to(ENGINE).parts[0].removesuffix(".py") for path in ENGINE.rglob("*.py")} - {"__init__"})


def _imports(file: Path) -> set[str]:
    """Every module a file imports, as an absolute dotted name."""
    package = (*file.relative_to(HOOKS).with_suffix("").parts,)
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(package[: len(package) - node.level]) if node.level else ""
            module = ".".join(part for part in (base, node.module or "") if part)
            found |= {f"{module}.{alias.name}" for alias in node.names} if node.module is None else {module}
    return found


def _floor(part: str) -> int:
    return next(number for number, floor in enumerate(FLOORS) if part in floor)


def test_every_part_has_a_floor() -> None:
    assert _parts() == sorted(part for floor in FLOORS for part in floor)


@pytest.mark.parametrize("part", _parts())
def test_imports_go_down_only(part: str) -> None:
    files = [ENGINE / f"{part}.py"] if (ENGINE / f"{part}.py").exists() else sorted((ENGINE / part).rglob("*.py"))
    for file in files:
        for module in _imports(file):
            if module.startswith("sourceline."):
                other = module.split(".")[1]
                assert other == part or _floor(other) < _floor(part), f"{file.name} imports {module}"


def test_only_publish_knows_the_site_generator() -> None:
    for file in HOOKS.rglob("*.py"):
        knows = {module.split(".")[0] for module in _imports(file)} & STRANGERS
        assert not knows or file.name == "publish.py", f"{file} imports {knows}"


def test_only_printing_and_the_command_write() -> None:
    writing = ("write_text(", "write_bytes(", ".unlink(", "os.replace(", "os.link(", "rmtree(")
    for file in ENGINE.rglob("*.py"):
        part = file.relative_to(ENGINE).parts[0].removesuffix(".py")
        if part not in ("printing", "desk", "command", "ledger", "compiled"):
            text = file.read_text("utf-8")
            assert not [word for word in writing if word in text], file
