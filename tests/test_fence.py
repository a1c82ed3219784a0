"""The fence: a link in `docs/` may lead to a file of its own folder, and nowhere else."""

from pathlib import Path

import pytest

from sourceline.printing import leaving


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    (tmp_path / "docs" / "assets").mkdir(parents=True)
    (tmp_path / "docs" / "about.md").touch()
    (tmp_path / "secret.txt").touch()
    return tmp_path / "docs"


@pytest.mark.parametrize(
    ("target", "told"),
    [
        ("/etc/passwd", "leads out of the folder"),
        ("../../secret.txt", "leads out of the folder"),
        ("../..", "leads out of the folder"),
        ("../../docs-of-others", "leads out of the folder"),
        ("nowhere.md", "leads nowhere"),
        ("link", "leads nowhere"),
        ("..", "link to a folder"),
        (".", "link to a folder"),
    ],
)
def test_a_link_that_leads_elsewhere_is_told(docs: Path, target: str, told: str) -> None:
    (docs / "assets" / "link").symlink_to(target)
    found = list(leaving(docs))
    assert len(found) == 1
    assert found[0].startswith("docs/assets/link is a link")
    assert told in found[0]


def test_a_link_within_is_let_alone_and_so_is_a_folder_reached_by_one(docs: Path) -> None:
    (docs / "assets" / "link.md").symlink_to("../about.md")
    assert list(leaving(docs)) == []
    (docs.parent / "other").symlink_to("docs")
    assert list(leaving(docs.parent / "other")) == []
