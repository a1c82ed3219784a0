"""The Wayback Machine's interfaces, played by a service on this machine: what is asked, and what is made of the answers."""

from collections.abc import Iterator

import pytest

from service import Service, service
from sourceline.wayback import SITE, ArchiveError, Capture, ClosedError, Wayback

PAGE = "https://example.org/новости?id=1&x=2"
NEAREST = {"available": True, "status": "200", "timestamp": "20230329101112", "url": "http://elsewhere.example/"}


@pytest.fixture
def running() -> Iterator[Service]:
    with service() as one:
        yield one


class Clock:
    """Time that passes only by sleeping."""

    def __init__(self) -> None:
        self.now = 0.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


def client(running: Service, keys: str = "", clock: Clock | None = None) -> Wayback:
    wayback, clock = Wayback.at(running.base, keys), clock or Clock()
    wayback.sleep, wayback.clock = clock.sleep, lambda: clock.now
    return wayback


def found(nearest: object) -> dict[str, object]:
    return {"url": PAGE, "archived_snapshots": {"closest": nearest} if nearest else {}}


def test_a_copy_is_looked_for_on_the_day_and_its_address_is_made_here(running: Service) -> None:
    running.answers("/wayback/available", found(NEAREST))
    assert client(running).copy_of(PAGE, "2023-03-28") == Capture(f"{running.base}/web/20230329101112/{PAGE}", "2023-03-29")
    assert running.asked[0].fields == {"url": PAGE, "timestamp": "20230328"}
    assert "sourceline" in running.asked[0].headers["user-agent"]


@pytest.mark.parametrize(
    ("nearest", "day"),
    [
        (None, "2023-03-28"),
        ({**NEAREST, "available": False}, "2023-03-28"),
        ({**NEAREST, "status": "404"}, "2023-03-28"),
        ({**NEAREST, "timestamp": "20230327235959"}, "2023-03-28"),  # of the day before: it cannot hold the article
        ({**NEAREST, "timestamp": "2023/../../x"}, ""),
        ({**NEAREST, "timestamp": None}, ""),
        ("nonsense", ""),
    ],
)
def test_what_is_no_copy_of_the_page_as_it_appeared_is_none(running: Service, nearest: object, day: str) -> None:
    running.answers("/wayback/available", found(nearest))
    assert client(running).copy_of(PAGE, day) is None


def test_a_month_or_a_year_will_do(running: Service) -> None:
    running.answers("/wayback/available", found(NEAREST))
    for day in ("2023-03", "2023", ""):
        assert client(running).copy_of(PAGE, day)


def test_a_page_is_saved_by_a_job_that_is_asked_after(running: Service) -> None:
    running.answers("/save", {"url": PAGE, "job_id": "spn2-0a1b"})
    running.answers("/save/status/spn2-0a1b", {"status": "pending"}, {"status": "pending"})
    running.answers("/save/status/spn2-0a1b", {"status": "success", "timestamp": "20230330080910", "original_url": PAGE})
    assert client(running, "access:secret").save(PAGE) == Capture(f"{running.base}/web/20230330080910/{PAGE}", "2023-03-30")
    assert (running.asked[0].method, running.asked[0].fields["url"]) == ("POST", PAGE)
    assert running.asked[0].headers["authorization"] == "LOW access:secret"
    assert [asked.method for asked in running.asked] == ["POST", "GET", "GET", "GET"]


def test_without_keys_nothing_can_be_saved_and_it_says_what_to_do(running: Service) -> None:
    running.answers("/save", {"message": "You need to be logged in."}, status=401)
    with pytest.raises(ClosedError, match="SOURCELINE_WAYBACK_KEYS"):
        client(running).save(PAGE)
    assert "authorization" not in running.asked[0].headers


@pytest.mark.parametrize(
    ("answer", "status", "says"),
    [
        ({"status": "error", "message": "The host\n does not exist."}, 200, "“The host does not exist.”"),
        ({"job_id": "../../x"}, 200, "did not take the page"),
        (b"<html>", 200, "did not take the page"),
        ({"message": 7}, 400, "status 400"),
    ],
)
def test_a_refusal_is_told_in_the_service_s_words(running: Service, answer: object, status: int, says: str) -> None:
    running.answers("/save", answer, status=status)
    with pytest.raises(ArchiveError, match=says):
        client(running, "a:b").save(PAGE)


def test_a_job_that_fails_or_never_ends_is_given_up(running: Service) -> None:
    running.answers("/save", {"job_id": "job"})
    running.answers("/save/status/job", {"status": "pending"}, {"status": "error", "message": "Blocked by the site."})
    with pytest.raises(ArchiveError, match="Blocked by the site"):
        client(running, "a:b").save(PAGE)
    running.replies["/save/status/job"] = []
    running.answers("/save/status/job", {"status": "pending"})
    clock = Clock()
    with pytest.raises(ArchiveError, match="ask again later"):
        client(running, "a:b", clock).save(PAGE)
    assert 240 <= clock.now < 260


def test_trouble_is_waited_out_and_longer_each_time(running: Service) -> None:
    running.answers("/wayback/available", b"", b"", status=503)
    running.answers("/wayback/available", b"", status=429, headers={"Retry-After": "90"})
    running.answers("/wayback/available", found(NEAREST))
    clock = Clock()
    assert client(running, clock=clock).copy_of(PAGE)
    assert clock.slept == [5.0, 20.0, 90.0]


def test_trouble_that_lasts_is_told(running: Service) -> None:
    running.answers("/wayback/available", b"", status=500)
    clock = Clock()
    with pytest.raises(ArchiveError, match="status 500"):
        client(running, clock=clock).copy_of(PAGE)
    assert (clock.slept, len(running.asked)) == ([5.0, 20.0, 60.0], 4)
    running.replies["/wayback/available"] = []
    running.answers("/wayback/available", b"", status=429, headers={"Retry-After": "86400"})
    with pytest.raises(ArchiveError, match="status 429"):
        client(running, clock=clock).copy_of(PAGE)
    assert max(clock.slept) < 300  # whoever asks for a day is not waited for


def test_a_service_that_is_not_there_is_told() -> None:
    with service() as running:
        gone = client(running)
    with pytest.raises(ArchiveError, match="does not answer"):
        gone.copy_of(PAGE)


def test_an_address_of_no_host_is_asked_once() -> None:
    clock = Clock()
    wayback = Wayback.at("http://no-such-host.invalid", "")
    wayback.sleep = clock.sleep
    with pytest.raises(ArchiveError, match="there is no such host"):
        wayback.copy_of(PAGE)
    assert clock.slept == []


def test_requests_keep_their_distance(running: Service) -> None:
    running.answers("/wayback/available", found(None))
    clock = Clock()
    wayback = client(running, clock=clock)
    for _ in range(3):
        wayback.copy_of(PAGE)
    assert clock.slept == [1.0, 1.0]


def test_keys_do_not_follow_a_redirection_to_another_host(running: Service) -> None:
    with service() as other:
        other.answers("/save", {"job_id": "job"})
        elsewhere = other.base.replace("127.0.0.1", "localhost")
        running.answers("/save", b"", status=302, headers={"Location": f"{elsewhere}/save"})
        running.answers("/save/status/job", {"status": "success", "timestamp": "20230330080910"})
        client(running, "access:secret").save(PAGE)
        assert other.asked
        assert "authorization" not in other.asked[0].headers


def test_the_real_ones_are_asked_where_nothing_else_is_named() -> None:
    assert (Wayback.at("", "").site, Wayback.at("", "").lookup) == (SITE, "https://archive.org/wayback/available")
