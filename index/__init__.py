"""Paragraphs to a searchable index."""

from index.build import BuildResult, build_index
from index.embed import Encoder, load_encoder
from index.fields import Scope
from index.generations import Generations
from index.retrieve import Retriever
from index.types import Hit, Passage

__all__ = [
    "BuildResult",
    "Encoder",
    "Generations",
    "Hit",
    "Passage",
    "Retriever",
    "Scope",
    "build_index",
    "load_encoder",
]
