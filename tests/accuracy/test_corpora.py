"""The scorers for public corpora, on two made-up documents in their formats."""

from __future__ import annotations

from pathlib import Path

from tests.accuracy.corpora import paired, score_attribution, score_timex

TIMEML = """<?xml version="1.0" ?>
<TimeML><DCT><TIMEX3 tid="t0" type="DATE" value="2031-05-14" functionInDocument="CREATION_TIME">x</TIMEX3></DCT>
<TEXT>Envoys met in Agadez on <TIMEX3 tid="t1" type="DATE" value="2031-05-12">Monday</TIMEX3> for
<TIMEX3 tid="t2" type="DURATION" value="PT2H">two hours</TIMEX3>.</TEXT></TimeML>
"""
TEXT = "The treaty is dead, said Ana Ruiz. Nobody mourned it.\n"
ANNOTATION = """\
T1\tContent 0 18\tThe treaty is dead
T2\tCue 20 24\tsaid
T3\tSource 25 33\tAna Ruiz
E1\tContent:T1 Cue:T2 Source:T3
"""


def test_a_right_date_has_full_marks(tmp_path: Path) -> None:
    (tmp_path / "a.tml").write_text(TIMEML)
    (tmp_path / "._a.tml").write_bytes(b"\0\5\x16\7")  # what macOS lays beside it
    assert score_timex(tmp_path) == {"relaxed": 1.0, "value": 1.0, "day": 1.0}
    (tmp_path / "a.tml").write_text(TIMEML.replace("2031-05-12", "2031-05-19"))
    assert score_timex(tmp_path) == {"relaxed": 1.0, "value": 0.0, "day": 0.0}


def test_a_right_attribution_has_full_marks(tmp_path: Path) -> None:
    for name, content in (("text/a.txt", TEXT), ("attributions/a_anno.ann", ANNOTATION)):
        path = tmp_path / "dev" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
    assert score_attribution(tmp_path) == {"attribution": 1.0, "content": 1.0}
    (tmp_path / "dev" / "attributions" / "a_anno.ann").write_text(ANNOTATION.replace("25 33", "35 41"))
    assert score_attribution(tmp_path) == {"attribution": 0.0, "content": 1.0}


def test_pairs_are_one_to_one_and_best_first() -> None:
    assert paired([1, 5], [5, 6, 100], lambda a, b: 10 - abs(a - b)) == [(5, 5), (1, 6)]
