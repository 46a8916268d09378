import asyncio
import time
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from corpus.errors import QuestionError
from qa.web.limits import BrokenError, Buckets, BusyError, Gate, LateError, Limits, call_within, stream_within


def test_a_bucket_empties_and_fills_again():
    now = [0.0]
    buckets = Buckets(Limits(per_second=2, burst=3), clock=lambda: now[0])
    assert [buckets.take("甲") for _ in range(4)] == [True, True, True, False]
    assert buckets.take("乙")
    now[0] = 0.5
    assert [buckets.take("甲"), buckets.take("甲")] == [True, False]


def test_a_bucket_never_holds_more_than_its_burst():
    now = [0.0]
    buckets = Buckets(Limits(per_second=2, burst=2), clock=lambda: now[0])
    buckets.take("甲")
    now[0] = 1_000.0
    assert [buckets.take("甲") for _ in range(3)] == [True, True, False]


def test_clients_without_number_take_no_memory():
    now = [0.0]
    buckets = Buckets(Limits(), clock=lambda: now[0])
    buckets.MOST_CLIENTS = 10
    for client in range(100):
        now[0] += 10.0
        assert buckets.take(str(client))
    assert len(buckets._filled) <= 10


def test_the_gate_refuses_at_once_when_full():
    async def crowd():
        gate, opened = Gate(Limits(running=1, waiting=1)), asyncio.Event()

        async def enter():
            async with gate.place():
                await opened.wait()

        inside = [asyncio.create_task(enter()) for _ in range(2)]
        await asyncio.sleep(0)
        with pytest.raises(BusyError, match="人较多"):
            await enter()
        opened.set()
        await asyncio.gather(*inside)
        await enter()

    asyncio.run(crowd())


def test_a_call_past_its_deadline_is_late():
    with ThreadPoolExecutor(1) as pool, pytest.raises(LateError, match="用时过长"):
        asyncio.run(call_within(0.05, pool, lambda: time.sleep(0.3)))


def test_a_stream_in_time_is_whole():
    with ThreadPoolExecutor(1) as pool:
        assert list(stream_within(5, pool, iter("一二三"))) == ["一", "二", "三"]


def test_a_stream_past_its_deadline_is_late_after_what_came():
    def slow():
        yield 1
        time.sleep(0.4)
        yield 2

    with ThreadPoolExecutor(1) as pool:
        events = stream_within(0.1, pool, slow())
        assert next(events) == 1
        with pytest.raises(LateError):
            next(events)


@pytest.mark.parametrize(
    ("raised", "seen"), [(QuestionError("问题是空的。"), QuestionError), (ValueError("/secret"), BrokenError)]
)
def test_an_error_in_a_stream_is_a_sentence(raised, seen):
    def broken():
        yield 1
        raise raised

    with ThreadPoolExecutor(1) as pool, pytest.raises(seen, match=r"问题是空的|已记入日志"):
        list(stream_within(5, pool, broken()))


def endless(ended, pause_s=0.0):
    try:
        while True:
            yield 1
            time.sleep(pause_s)
    finally:
        ended.set()


def test_a_stream_that_is_closed_ends_what_feeds_it():
    ended = Event()
    with ThreadPoolExecutor(1) as pool:
        events = stream_within(5, pool, endless(ended))
        assert next(events) == 1
        events.close()
        assert ended.wait(1)


def test_a_late_stream_ends_what_feeds_it_at_its_next_event():
    ended = Event()
    with ThreadPoolExecutor(1) as pool:
        with pytest.raises(LateError):
            list(stream_within(0.1, pool, endless(ended, 0.3)))
        assert ended.wait(1)
