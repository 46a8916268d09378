"""Everything this project raises on purpose.

YanxiaogeError            one sentence in Chinese: what is wrong, which, and what to do
├── InputError            the caller's words or files are wrong (exit status 2)
│   ├── QuestionError     a question that cannot be asked
│   └── SettingError      a setting that cannot be used
├── ReportError           a report file that cannot be read
├── SandboxError          no child process can be started to read files in
└── StoreError            an index that is absent, damaged, busy or made otherwise
"""

from __future__ import annotations


class YanxiaogeError(Exception):
    """The root: its message is one sentence in Chinese for the person at the keyboard."""


class InputError(YanxiaogeError):
    """What the caller asked for cannot be done as it was said."""


class QuestionError(InputError):
    """A question that is empty, too long, or has no readable character."""


class SettingError(InputError):
    """A setting that names something absent or out of range."""


class ReportError(YanxiaogeError):
    """A report file that cannot be read; the others still can."""


class SandboxError(YanxiaogeError):
    """No child process can be started to read files in."""


class StoreError(YanxiaogeError):
    """An index that is absent, damaged, in use by another writer, or made by another encoder."""
