"""Believed sentences, or a whole section, as a draft: statements with sources, or the reason for refusing."""
