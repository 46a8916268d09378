"""Report files to deduplicated paragraphs."""

from typing import TYPE_CHECKING

from corpus.errors import InputError, QuestionError, ReportError, SandboxError, SettingError, StoreError, YanxiaogeError
from corpus.late import late_names
from corpus.types import Paragraph, Period, Removal, Report, Section

if TYPE_CHECKING:
    from corpus.dedup import deduplicate
    from corpus.read import SHIPPED, find_reports, read_report
else:
    __getattr__ = late_names(
        __name__, {"corpus.dedup": ["deduplicate"], "corpus.read": ["SHIPPED", "find_reports", "read_report"]}
    )

__all__ = [
    "SHIPPED",
    "InputError",
    "Paragraph",
    "Period",
    "QuestionError",
    "Removal",
    "Report",
    "ReportError",
    "SandboxError",
    "Section",
    "SettingError",
    "StoreError",
    "YanxiaogeError",
    "deduplicate",
    "find_reports",
    "read_report",
]
