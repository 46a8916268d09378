"""What `evaluate` computes from answers and rankings.

summary.py      all figures of a question set, as table and JSON
figures.py      a figure with its interval, as it is printed
intervals.py    how sure a figure is: bootstrap
paired.py       this version against the one before: exact McNemar
support.py      citations and figures of an answer, checked
selective.py    refusal: coverage against risk
calibration.py  the gate's probability against what happened
ranking.py      recall, reciprocal rank, area under the ROC curve
passagesets.py  public sets of passages and questions, indexed
retrieval.py    how well their passages are found
answered.py     whether a passage answers the question beside it
plots.py        the curves as pictures
"""

__all__: list[str] = []
