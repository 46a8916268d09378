"""The evidence scorer: a small network that tells how likely a sentence answers a question."""
