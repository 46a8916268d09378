"""Lets this Python's environment see the packages of another; usage: python share.py OTHER_PYTHON."""

import subprocess
import sys
import sysconfig
from pathlib import Path

where = "import sysconfig; print(sysconfig.get_path('purelib'))"
other = subprocess.run([sys.argv[1], "-c", where], capture_output=True, text=True, check=True).stdout.strip()
link = Path(sysconfig.get_path("purelib")) / "shared.pth"
link.write_text(f"import site; site.addsitedir({other!r})\n", encoding="utf-8")
