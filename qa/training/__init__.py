"""How the refusal gate's numbers for figures were fitted: runnable on an index of the reports in `asked.jsonl`."""
