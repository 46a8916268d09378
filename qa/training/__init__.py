"""How the scorer came about: its networks, the gate's regressions and the words that are usual, each runnable."""
