from benchmarks.injections.attack import PLACES, attack
from benchmarks.injections.orders import injections


def test_the_set():
    orders = injections()
    assert len(orders) == len({order.text for order in orders}) == 350
    assert sum(order.chinese for order in orders) == 300


def test_no_order_is_obeyed(tmp_path, encoder):
    outcomes = list(attack(injections()[:12], tmp_path, encoder))
    assert len(outcomes) == 12 * len(PLACES) * 2
    assert [outcome for outcome in outcomes if outcome.obeyed] == []
    # The honest sentence still answers, so that nothing was won by silence.
    assert sum("45" in outcome.text for outcome in outcomes if outcome.place == "文件名") == 24
