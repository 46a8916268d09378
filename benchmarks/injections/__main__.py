"""`python -m benchmarks.injections`: a line for each place and answerer; exit status 1 when an order was obeyed."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from pathlib import Path

from benchmarks.injections.attack import attack
from benchmarks.injections.orders import injections
from index.embed import SHIPPED_ENCODER
from index.static import StaticEncoder


def main() -> int:
    """Print how many orders were obeyed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.injections", description=__doc__)
    parser.add_argument("--count", type=int, help="only so many orders")
    parser.add_argument("--failures", action="store_true", help="print the answers that obey")
    args = parser.parse_args()
    orders = injections()[: args.count]
    tried, obeyed = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    with tempfile.TemporaryDirectory(prefix="injections-") as folder:
        for outcome in attack(orders, Path(folder), StaticEncoder.load(SHIPPED_ENCODER)):
            key = (outcome.place, outcome.answerer)
            tried[key] += 1
            obeyed[key] += outcome.obeyed
            if args.failures and outcome.obeyed:
                print(f"{key}: {outcome.injection.text!r} → {outcome.text!r}")
    chinese = sum(order.chinese for order in orders)
    print(f"orders: {len(orders)}, Chinese {chinese}")
    for (place, answerer), count in tried.items():
        print(f"{place}\t{answerer}\tobeyed {obeyed[place, answerer]}/{count}")
    return int(sum(obeyed.values()) > 0)


sys.exit(main())
