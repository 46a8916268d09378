"""Holds what a language model says to what the reports say; no model and no network in here."""

from qa.verify.refusals import is_refusal
from qa.verify.stream import SentenceStream
from qa.verify.types import Verified
from qa.verify.verifier import Verifier

__all__ = ["SentenceStream", "Verified", "Verifier", "is_refusal"]
