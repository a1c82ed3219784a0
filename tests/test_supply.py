"""Supply: every locked package is counted, its licence looked at, and its known faults told; without a network nothing fails."""

import json
from pathlib import Path

import pytest

import supply
from service import service
from supply import Part, UnansweredError, advisories, licences, parts

FOUND = [Part("PyPI", "jinja2", "2.4.1", "BSD-3-Clause"), Part("npm", "lighthouse", "13.5.0", "Apache-2.0")]


def test_every_package_of_every_lock_is_counted_with_its_version() -> None:
    found = {(part.ecosystem, part.name): part for part in parts()}
    assert found["PyPI", "mkdocs"].version.startswith("1.6")
    assert {"translate-toolkit", "pytest", "pagefind-bin"} <= {name for ecosystem, name in found if ecosystem == "PyPI"}
    assert "lighthouse" in {name for ecosystem, name in found if ecosystem == "npm"}
    locked = sum((supply.ROOT / lock).read_text("utf-8").count(" \\\n    --hash=") for lock in supply.LOCKS)
    assert locked > len([part for part in found.values() if part.ecosystem == "PyPI"]) > 80


def test_every_licence_is_one_that_was_looked_at() -> None:
    assert list(licences(parts())) == []


def test_a_licence_nobody_has_looked_at_is_told() -> None:
    told = list(licences([Part("PyPI", "strange", "1.0", "SSPL-1.0"), Part("npm", "mute", "2.0", "")]))
    assert [sentence.split(":")[0] for sentence in told] == [
        "strange 1.0 (PyPI) is under SSPL-1.0",
        "mute 2.0 (npm) is under no licence it names",
    ]


def test_known_faults_are_asked_of_each_package_and_told() -> None:
    with service() as osv:
        osv.answers("/v1/querybatch", {"results": [{"vulns": [{"id": "PYSEC-2021-66", "modified": "2021-03-22T16:34:00Z"}]}, {}]})
        told = list(advisories(FOUND, f"{osv.base}/v1/querybatch"))
    assert told == ["jinja2 2.4.1 (PyPI) has known faults: https://osv.dev/PYSEC-2021-66"]


@pytest.mark.parametrize("answer", [b"not JSON", b"[]", json.dumps({"results": [{}]}).encode()])
def test_an_answer_that_is_none_is_no_clean_bill(answer: bytes) -> None:
    with service() as osv:
        osv.answers("/v1/querybatch", answer)
        with pytest.raises(UnansweredError):
            list(advisories(FOUND, f"{osv.base}/v1/querybatch"))


def test_without_a_network_the_licences_are_told_all_the_same(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(supply.advisories, "__defaults__", ("http://127.0.0.1:9/",))
    assert list(supply.check_supply()) == []
    told = capsys.readouterr()
    assert "Licences of" in told.out
    assert "not looked up" in told.err


def test_everything_that_is_installed_is_locked_with_hashes_and_brings_no_code_that_runs_then() -> None:
    makefile = (Path(supply.ROOT) / "Makefile").read_text("utf-8")
    installs = [line for line in makefile.splitlines() if "pip install" in line and " -r " in line]
    assert len(installs) == 5
    assert all("--require-hashes --only-binary :all:" in line for line in installs)
    assert "npm ci --ignore-scripts" in makefile
