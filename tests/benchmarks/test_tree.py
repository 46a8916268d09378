import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from benchmarks.tree import highest_mb, resident_mb, run_child

SAY = "import json; from benchmarks.tree import highest_mb; print('noise'); print(json.dumps({'peak': highest_mb()}))"


def run(program, tmp_path):
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}
    return run_child([sys.executable, "-X", "utf8", "-c", program], tmp_path, environment)


def test_the_peak_is_the_childs_own_even_when_it_is_over(tmp_path):
    child = run(f"x = b'x' * 60_000_000; del x; {SAY}", tmp_path)
    assert 60 < child.peak_mb == child.said["peak"] < 120
    assert 0 < child.seconds < 20


def test_what_a_child_starts_counts_too(tmp_path):
    hold = "import time; x = b'x' * 60_000_000; time.sleep(.5)"
    both = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {hold!r}]); {SAY}"
    child = run(both, tmp_path)
    assert child.said["peak"] < 60 < child.peak_mb < 120


def test_a_failing_child_is_heard(tmp_path):
    with pytest.raises(RuntimeError, match="ValueError: 坏了"):
        run("raise ValueError('坏了')", tmp_path)


def test_memory_of_this_process():
    held = resident_mb()
    assert 0 < held["Anonymous"] <= held["Rss"] <= highest_mb() * 1.01
    assert held["Pss"] <= held["Rss"]


def test_an_interrupted_measurement_leaves_no_child(tmp_path):
    program = f"""
import os, signal, sys
from benchmarks.tree import run_child
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background jobs are started deaf to it
run_child([sys.executable, "-c", "import os, time; open('pid', 'w').write(str(os.getpid())); time.sleep(60)"],
          {str(tmp_path)!r}, os.environ)
"""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}
    parent = subprocess.Popen([sys.executable, "-c", program], env=environment, stderr=subprocess.DEVNULL)
    for _ in range(500):
        if (tmp_path / "pid").is_file() and (tmp_path / "pid").read_text():
            break
        time.sleep(0.02)
    time.sleep(0.3)  # the child may run before Popen has returned in the parent
    parent.send_signal(signal.SIGINT)
    assert parent.wait(10) != 0
    child = Path("/proc") / (tmp_path / "pid").read_text()
    for _ in range(100):
        if not child.exists() or ") Z " in (child / "stat").read_text():
            return
        time.sleep(0.05)
    pytest.fail("the child still runs")
