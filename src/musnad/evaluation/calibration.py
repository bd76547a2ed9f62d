"""How far each rule can be trusted, measured on annotated text."""

from musnad.evaluation.scoring import Evaluation, Tally

COLUMNS = ("rule", "cases", "right", "confidence")

_HEAD = """\
# How often each rule's statements are right, source included, on annotated articles.
# Written by `musnad calibrate`; not edited by hand. confidence = (right + 1) / (cases + 2):
# a rule without cases stands at one half, and few cases cannot claim certainty.
"""


def confidence(rule: Tally) -> float:
    """Return the smoothed precision of a rule, between 0 and 1."""
    return round((rule.right + 1) / (rule.found + 2), 4)


def confidence_table(result: Evaluation) -> str:
    """Return the table of confidences as TSV, one rule a line in order of its name."""
    lines = ["\t".join(COLUMNS)]
    for rule, tally in sorted(result.rules.items()):
        lines.append(f"{rule}\t{tally.found}\t{tally.right}\t{confidence(tally)}")
    return _HEAD + "\n".join(lines) + "\n"
