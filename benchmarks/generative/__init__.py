"""Language models that fail in every way, and what verification costs while one is writing."""
