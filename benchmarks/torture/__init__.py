"""Crashes, failing disks, damage and crowds, at full size: `python -m benchmarks.torture [--quick] [--json] [NAME …]`.

One file a promise (docs/reliability.md); each yields tallies. The short forms run with the tests.
"""
