"""The command line: `yanxiaoge`."""

from qa.cli.main import cli, main

__all__ = ["cli", "main"]
