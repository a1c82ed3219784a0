"""The README is true: its tree names what is there, its commands and settings exist."""

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")


def _tree() -> set[str]:
    """Every path in the tree's block, from the root, without a slash at the end."""
    block = re.search(r"^```\n(.*?)^```", README, re.M | re.S)
    assert block, "the README has a tree"
    paths, folders = set(), dict[int, str]()
    for line in block[1].splitlines():
        depth = (len(line) - len(line.lstrip())) // 2
        folder = folders.get(depth - 1, "")
        for name in re.split(" {2,}", line.strip())[0].split(", "):
            paths.add(folder + name.rstrip("/"))
            folders[depth] = f"{folder}{name}"
    return paths


def test_every_path_in_the_tree_exists() -> None:
    assert [path for path in sorted(_tree()) if not (ROOT / path).exists()] == []


def test_everything_at_the_top_and_every_part_of_the_engine_is_in_the_tree() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    top = {name for file in listed if not (name := file.split("/")[0]).startswith(".")}
    engine = {"/".join(file.split("/")[:3]) for file in listed if file.startswith("hooks/sourceline/")}
    assert sorted((top | engine) - _tree() - {"hooks/sourceline/__init__.py"}) == []


def test_every_make_target_exists() -> None:
    named = set(re.findall(r"(?:`|^ +)make ([a-z-]+)", README, re.M))
    assert named
    assert sorted(named - set(re.findall(r"^([a-z-]+):", MAKEFILE, re.M))) == []


def test_every_make_target_has_a_line_of_help() -> None:
    targets = re.findall(r"^([a-z-]+):(.*)$", MAKEFILE, re.M)
    assert [name for name, rest in targets if not re.search(r"## \S", rest)] == []


def test_every_setting_is_named() -> None:
    settings = set(re.findall(r"SOURCELINE_[A-Z]+", (ROOT / "mkdocs.yml").read_text("utf-8")))
    assert settings
    assert sorted(settings - set(re.findall(r"SOURCELINE_[A-Z]+", README))) == []
