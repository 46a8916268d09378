"""Questions that are several: in one text, on several years or places, on the goal beside what was done."""
