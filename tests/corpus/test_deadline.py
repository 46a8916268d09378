from __future__ import annotations

import time
from threading import Event

from corpus.deadline import Deadline


def test_it_expires_without_a_step():
    expired = Event()
    begun = time.monotonic()
    deadline = Deadline(0.1, 10, expired.set)
    assert expired.wait(5)
    assert time.monotonic() - begun >= 0.1
    deadline.end()


def test_steps_put_it_off():
    expired = Event()
    deadline = Deadline(0.3, 10, expired.set)
    for _ in range(5):
        time.sleep(0.1)
        deadline.put_off(1)
    assert not expired.is_set()
    deadline.end()


def test_steps_that_are_given_nothing_do_not():
    expired = Event()
    deadline = Deadline(0.3, 10, expired.set)
    begun = time.monotonic()
    while not expired.is_set() and time.monotonic() - begun < 5:
        time.sleep(0.05)
        deadline.put_off(0)
    assert 0.3 <= time.monotonic() - begun < 3
    deadline.end()


def test_a_step_may_have_more_time_than_others():
    expired = Event()
    deadline = Deadline(0.1, 10, expired.set)
    deadline.put_off(3)
    assert not expired.wait(0.5)
    deadline.end()


def test_no_step_goes_beyond_the_longest():
    expired = Event()
    deadline = Deadline(0.1, 0.2, expired.set)
    deadline.put_off(1_000)
    assert expired.wait(5)
    deadline.end()


def test_ended_it_never_expires():
    expired = Event()
    Deadline(0.1, 10, expired.set).end()
    assert not expired.wait(0.3)
