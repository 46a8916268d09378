"""The answerer with a language model: it writes sentences, of which only those that the passages say are shown."""
