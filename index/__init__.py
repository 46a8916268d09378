"""Paragraphs to a searchable index."""

import os

# The matrices here are small: a second BLAS thread costs more in waiting than it saves, most of all in a busy server.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from typing import TYPE_CHECKING

from corpus.late import late_names

if TYPE_CHECKING:
    from index.build import BuildResult, build_index
    from index.embed import Encoder, load_encoder
    from index.fields import Scope
    from index.generations import Generations
    from index.retrieve import Retriever
    from index.types import Hit, Passage
else:
    __getattr__ = late_names(
        __name__,
        {
            "index.build": ["BuildResult", "build_index"],
            "index.embed": ["Encoder", "load_encoder"],
            "index.fields": ["Scope"],
            "index.generations": ["Generations"],
            "index.retrieve": ["Retriever"],
            "index.types": ["Hit", "Passage"],
        },
    )

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
