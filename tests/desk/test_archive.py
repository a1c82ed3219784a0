"""`sourceline archive`: copies found or made, written down where they belong, and never for a stranger."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import completed
from service import Service, service
from small_edition import Run
from sourceline import wayback

NEAREST = {"available": True, "status": "200", "timestamp": "20230329101112"}
NONE: dict[str, object] = {"archived_snapshots": {}}

SOURCES = """\
title: Sowing
source:
  outlet: {name: Gazette}
  language: ru
  date: 2023-03-28
  url: https://example.org/1  # found by a reader
  extent: full
sources:
  # The wire came later.
  - {id: wire, role: relay, url: "https://example.org/2", archive_note: Not looked up yet.}
  - {id: copy, role: relay, url: "https://example.org/1", archives: []}
  - {id: gone, role: relay, url: "https://example.org/3", state: deleted}
  - {id: paper, role: evidence, url: unknown}
"""


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    monkeypatch.setattr(wayback.Wayback, "_wait", lambda *_: None)
    monkeypatch.setattr(time, "sleep", lambda _: None)
    with service() as running:
        monkeypatch.setenv("SOURCELINE_WAYBACK", running.base)
        yield running


def test_copies_are_written_down_and_everything_else_stays(run: Run, entry: Path, web: Service) -> None:
    entry.write_text(completed(SOURCES), "utf-8")
    web.answers("/wayback/available", {"archived_snapshots": {"closest": NEAREST}}, NONE)
    code, _, err = run("archive")
    assert code == 0
    copy = f"{web.base}/web/20230329101112/https://example.org/1"
    assert entry.read_text("utf-8") == completed(
        SOURCES.replace(
            "# found by a reader\n", f"# found by a reader\n  archives:\n    - {{url: {copy}, captured: 2023-03-29}}\n"
        ).replace(
            '  - {id: copy, role: relay, url: "https://example.org/1", archives: []}\n',
            '  - id: copy\n    role: relay\n    url: "https://example.org/1"\n'
            f"    archives: [{{url: {copy}, captured: 2023-03-29}}]\n",
        )
    )
    assert err == [
        f"{entry}: source: {copy}",
        f"{entry}: copy: {copy}",
        f"{entry}: gone: there is no copy, and the page is deleted",
        "2 copies written down, 1 sources still without",
    ]
    assert [asked.fields["url"] for asked in web.asked] == ["https://example.org/1", "https://example.org/3"]  # each address once


def test_what_has_no_copy_is_saved(run: Run, entry: Path, web: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    entry.write_text(completed(SOURCES), "utf-8")
    monkeypatch.setenv("SOURCELINE_WAYBACK_KEYS", "access:secret")
    web.answers("/wayback/available", NONE)
    web.answers("/save", {"job_id": "job"})
    web.answers("/save/status/job", {"status": "success", "timestamp": "20261122101112"})
    code, _, err = run("archive", "--noted", "spring-sowing")
    assert code == 0
    assert "Not looked up yet." not in entry.read_text("utf-8")
    assert any("its note is taken out: “Not looked up yet.”" in line for line in err)
    assert "captured: 2026-11-22" in entry.read_text("utf-8")
    assert [asked.fields["url"] for asked in web.asked if asked.path == "/save"] == [
        "https://example.org/1",
        "https://example.org/2",
    ]
    assert "secret" not in "\n".join(err)


def test_without_keys_what_is_there_is_still_found(run: Run, entry: Path, web: Service) -> None:
    entry.write_text(completed(SOURCES), "utf-8")
    web.answers("/wayback/available", NONE, {"archived_snapshots": {"closest": NEAREST}})
    web.answers("/save", {"message": "log in"}, status=401)
    code, _, err = run("archive", "--noted")
    assert code == 1
    assert "SOURCELINE_WAYBACK_KEYS" in err[0]
    assert "/web/20230329101112/https://example.org/2" in entry.read_text("utf-8")
    assert len([asked for asked in web.asked if asked.path == "/save"]) == 1


def test_nothing_is_saved_where_only_finding_is_asked(run: Run, entry: Path, web: Service) -> None:
    entry.write_text(completed(SOURCES), "utf-8")
    web.answers("/wayback/available", NONE)
    assert run("archive", "--find-only")[0] == 0
    assert {asked.path for asked in web.asked} == {"/wayback/available"}
    assert entry.read_text("utf-8") == completed(SOURCES)


def test_a_service_in_trouble_is_left_alone_and_what_was_found_is_kept(run: Run, entry: Path, web: Service) -> None:
    rest = "".join(f"  - {{id: more{number}, role: relay, url: 'https://example.org/more/{number}'}}\n" for number in range(9))
    entry.write_text(completed(SOURCES + rest), "utf-8")
    web.answers("/wayback/available", {"archived_snapshots": {"closest": NEAREST}})
    web.answers("/wayback/available", b"", status=500)
    code, _, err = run("archive", "--find-only")
    assert code == 1
    assert "try again later" in err[-1]
    assert "captured: 2023-03-29" in entry.read_text("utf-8")
    assert len({asked.fields["url"] for asked in web.asked}) == 4


@pytest.mark.parametrize("event", ["pull_request", "pull_request_target", "pull_request_review"])
def test_nothing_is_asked_in_a_pull_request_s_run(run: Run, web: Service, monkeypatch: pytest.MonkeyPatch, event: str) -> None:
    monkeypatch.setenv("GITHUB_EVENT_NAME", event)
    code, _, err = run("archive")
    assert code == 1
    assert err[0].startswith("Nothing is archived in the run of a pull request")
    assert web.asked == []


def test_elsewhere_on_github_it_works(run: Run, web: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_EVENT_NAME", "schedule")
    assert run("archive") == (0, [], ["0 copies written down, 0 sources still without"])
