"""Report files to deduplicated paragraphs."""

from corpus.dedup import deduplicate
from corpus.errors import InputError, QuestionError, ReportError, SandboxError, SettingError, StoreError, YanxiaogeError
from corpus.read import SHIPPED, find_reports, read_report
from corpus.types import Paragraph, Period, Removal, Report, Section

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
