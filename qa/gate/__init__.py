"""Whether the best sentence may be given as the answer: how likely it says what is asked, and what bars it."""
