import sys

from qa.cli.progress import progress_bar


class Terminal:
    """A stderr that says it is a terminal."""

    encoding = "utf-8"

    def __init__(self):
        self.text = ""

    def write(self, text):
        self.text += text
        return len(text)

    def flush(self):
        pass

    def isatty(self):
        return True


def told(hidden):
    with progress_bar(hidden=hidden) as tell:
        tell("读取报告", 0, 2)
        tell("读取报告", 2, 2)
        tell("写入索引", 1, 1)


def test_a_terminal_sees_each_step(monkeypatch):
    terminal = Terminal()
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys, "stderr", terminal)
    told(hidden=False)
    assert "读取报告" in terminal.text
    assert "2/2" in terminal.text
    assert "写入索引" in terminal.text


def test_nobody_else_sees_anything(monkeypatch, capsys):
    terminal = Terminal()
    told(hidden=False)
    assert capsys.readouterr() == ("", "")
    monkeypatch.setattr(sys, "stderr", terminal)
    told(hidden=True)
    assert terminal.text == ""
