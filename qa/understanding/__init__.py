"""What a question asks for: its kind, years, places, units and the words that an answer must cover."""
