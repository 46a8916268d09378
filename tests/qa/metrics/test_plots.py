import sys

import pytest
from PIL import Image

from corpus.errors import InputError
from qa.metrics.calibration import Bin
from qa.metrics.plots import check_plots, write_calibration, write_refusal
from qa.metrics.selective import Point


def test_the_pictures(tmp_path):
    check_plots()
    curve = write_refusal(tmp_path / "new", [Point(0.9, 0.4, 0.0), Point(0.5, 0.8, 0.25)], Point(0.5, 0.8, 0.25))
    table = write_calibration(tmp_path / "new", [Bin(0.0, 0.1, 3, 0.05, 0.0), Bin(0.9, 1.0, 7, 0.95, 1.0)])
    for path in (curve, table):
        with Image.open(path) as picture:
            assert (picture.format, picture.size) == ("PNG", (900, 675))
            assert len(picture.convert("RGB").getcolors(1 << 20)) > 10
    assert [curve.name, table.name] == ["refusal-curve.png", "calibration.png"]


def test_nothing_to_draw(tmp_path):
    assert write_refusal(tmp_path, [], None).is_file()
    assert write_calibration(tmp_path, []).is_file()


def test_no_matplotlib(monkeypatch):
    monkeypatch.setitem(sys.modules, "matplotlib.figure", None)
    with pytest.raises(InputError, match="画图需要 matplotlib：请先运行 pip install"):
        check_plots()
