"""How often the values behind each rule are right on the gold sets: the confidence of a rule is measured, not made up.

    python -m tests.accuracy.rules [--least N] [--json FILE] [--write]

A report is right for a rule when its status, start, place and participants all are (a right card); a statement when
its speaker and kind are. A rule's figure counts every paired value it had a hand in, and what it made that no gold
value answers to is wrong. Figures of fewer than ``--least`` cases are left out of the table. ``--write``
puts the counts into ``store/rule_precision.tsv``, from which the program takes its confidence.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from store import confidence
from tests.accuracy.exports import SETS, Export, read_gold, through_the_store
from tests.accuracy.measures import Json, Sheet, allowed, given
from tests.accuracy.meeting_score import score_meetings
from tests.accuracy.naming import same_speaker
from tests.accuracy.scorer import score

Tally = dict[str, Counter[bool]]
TABLE = Path(confidence.__file__).with_name("rule_precision.tsv")


def rules_of(value: Json) -> set[str]:
    """The rules of a report and its claims, or of a statement."""
    rules = set(value.get("rules") or ())
    for claim in value.get("claims") or ():
        rules.update(claim.get("rules") or ())
    return rules


def _card(report: Json, gold: Json, told: bool) -> bool:
    """Whether everything on a report's card is right, judged alone against its gold meeting."""
    sheet = Sheet()
    score_meetings([report], {"meetings": [gold]}, sheet, "", told)
    return bool(sheet.counts["cards.right"])


def _statement_right(statement: Json, gold: Json) -> bool:
    speaker = any(same_speaker(statement.get("speaker"), name) for name in given(allowed(gold, "speaker")))
    return speaker and statement.get("kind") == gold["kind"]


def tally(golds: Iterable[Json], export: Export, told: bool = True) -> Tally:
    """Right and wrong values by rule."""
    found: Tally = {}
    golds = list(golds)
    result = score(golds, export, told)
    answered = set()
    for report, gold in result.meeting_pairs:
        answered.add(_identity(report))
        for rule in {*rules_of(report), "*meetings"}:
            found.setdefault(rule, Counter())[_card(report, gold, told)] += 1
    for statement, gold in result.statement_pairs:
        for rule in {*rules_of(statement), "*statements"}:
            found.setdefault(rule, Counter())[_statement_right(statement, gold)] += 1
    shas = {gold["sha256"] for gold in golds}
    for meeting in export.meetings:
        for report in meeting["reports"]:
            if report["article_sha256"] in shas and _identity(report) not in answered:
                for rule in {*rules_of(report), "*meetings"}:
                    found.setdefault(rule, Counter())[False] += 1
    return found


def _identity(report: Json) -> tuple[str, str]:
    return report["article_sha256"], str(report["evidence"])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--least", type=int, default=3, help="leave out rules with fewer cases (3)")
    parser.add_argument("--json", type=Path, help="write all figures there too")
    parser.add_argument("--write", action="store_true", help="write the counts into the program's table")
    options = parser.parse_args()
    total: Tally = {}
    for name in SETS:
        for rule, counts in tally(read_gold(name), through_the_store(name, told=True)).items():
            total.setdefault(rule, Counter()).update(counts)
    rows = sorted(
        ((counts[True] / counts.total(), counts.total(), rule) for rule, counts in total.items()),
        key=lambda row: (row[0], -row[1], row[2]),
    )
    print(f"{'rule':44}{'right':>8}{'cases':>8}")
    for share, cases, rule in rows:
        if cases >= options.least:
            print(f"{rule:44}{share:8.2f}{cases:8}")
    if options.json:
        figures = {rule: {"right": round(share, 4), "cases": cases} for share, cases, rule in rows}
        options.json.write_text(json.dumps(figures, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    if options.write:
        lines = ["# rule\tright\tcases: written by python -m tests.accuracy.rules --write"]
        lines += [f"{rule}\t{total[rule][True]}\t{total[rule].total()}" for rule in sorted(total)]
        TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
