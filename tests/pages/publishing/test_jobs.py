"""Nobody fills the server with previews that are under way, and none of them is forgotten."""

from __future__ import annotations

import time
from collections.abc import Iterator
from threading import Event

import pytest

from dashboard.pages.publishing.jobs import MOST_KEPT, MOST_OF_ONE, MOST_WAITING, Jobs, TooManyJobs
from dashboard.people.roles import Role
from dashboard.publish.edition import Progress
from tests.pages.publishing.conftest import ORDER, House, add_view, led_to_preview


class Held:
    """Work that goes on until it is let go."""

    def __init__(self) -> None:
        self.may_end = Event()

    def __call__(self, progress: Progress) -> str:
        self.may_end.wait(30)
        return "done"


@pytest.fixture
def held() -> Iterator[Held]:
    work = Held()
    yield work
    work.may_end.set()


def test_one_person_has_few_under_way_and_the_others_get_their_turn(held: Held) -> None:
    jobs = Jobs()
    for _ in range(MOST_OF_ONE):
        jobs.begin(held, 1, "/")
    with pytest.raises(TooManyJobs):
        jobs.begin(held, 1, "/")
    assert jobs.find(jobs.begin(held, 2, "/")) is not None


def test_all_together_have_a_limit_too(held: Held) -> None:
    jobs = Jobs()
    for person in range(MOST_WAITING):
        jobs.begin(held, person, "/")
    with pytest.raises(TooManyJobs):
        jobs.begin(held, MOST_WAITING, "/")


def done_by(jobs: Jobs, person: int) -> str:
    """Return the id of work that somebody had done, and that is over."""
    job_id = jobs.begin(lambda progress: "done", person, "/")
    while (job := jobs.find(job_id)) is not None and not job.is_over:
        time.sleep(0.001)
    return job_id


def test_what_is_under_way_is_not_forgotten_for_what_others_begin(held: Held) -> None:
    jobs = Jobs()
    over = [done_by(jobs, person) for person in range(MOST_KEPT)]
    under_way = [jobs.begin(held, person, "/") for person in range(MOST_WAITING)]
    assert all(jobs.find(one) for one in under_way)
    assert [jobs.find(one) for one in over[:MOST_WAITING]] == [None] * MOST_WAITING
    assert jobs.find(over[-1]) is not None


def test_who_has_too_many_under_way_is_told_and_loses_nothing(house: House, held: Held) -> None:
    view = add_view(house.store, house.people[Role.EDITOR])
    editor = house.visitor(Role.EDITOR)
    made = led_to_preview(editor, editor.post(f"/publish/{view}/", ORDER))
    editor.post(f"{made}ask")
    house.press.is_stale = True
    for _ in range(MOST_OF_ONE):
        house.publishing.jobs.begin(held, house.people[Role.EDITOR].person_id, "/")
    answer = editor.post(f"/publish/{view}/", ORDER)
    assert answer.status_code == 429
    assert "are being made. Wait a minute, then try again." in answer.text
    assert "Rail &lt;b&gt;carries&lt;/b&gt;" in answer.text
    assert editor.post("/publish/submissions/1/look").status_code == 429
