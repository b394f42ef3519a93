"""``talks-tui explain``: from the words of the article to the values of an event, in words, rule by rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from store.database.lookup.reader import Reader
from store.database.views import ClaimLine, MeetingPage, StatementPage
from store.rule_notes import RuleNote, rule_notes
from store.text import joined_once
from tui.commands.pages import claim_status, meeting_when, told_by

WHAT = {
    "meetings.noun": "a noun names the meeting",
    "meetings.verb": "a verb says that they meet",
    "meetings.phrase": "who meets, where and when stand around it",
    "meetings.modifier": "a word beside it says how sure it is",
    "meetings.effect": "a verb says what becomes of it",
    "meetings.being": "it is said how it stands",
    "meetings.false": "what looks like one is none",
    "meetings.was_to_be": "it was to have been",
    "status.length": "it is moved by a length of time",
    "status.shift": "it is moved by a length of time",
    "status.further_day": "whether there is a new day is said after it",
    "status.no_show": "one side did not come",
    "cues.cue": "a word for saying",
    "cues.pattern": "the shape of the clause",
    "times.rule": "a day",
}
"""What the rules of a table find, in words."""


def explain_meeting(page: MeetingPage) -> Iterator[str]:
    """Each clause with what it was read as and why, then how the current values were chosen among the claims."""
    yield f"{page.title[:1].upper()}{page.title[1:]}  {page.id}"
    for claims in _by_words(page.history):
        first = claims[0]
        yield ""
        yield f"“{first.words}”"
        yield f"  {first.article_id}[{first.span.start}:{first.span.end}]  {first.id}"
        for reading in dict.fromkeys(_reading(claim) for claim in claims):
            yield f"  read as    {reading}"
        if first.by:
            yield f"  said by    {first.by}" + (f", via {first.via}" if first.via else "")
        else:
            yield "  said by    the article itself"
        yield from _because(dict.fromkeys(rule for claim in claims for rule in claim.rules))
    yield ""
    yield "put together"
    yield f"  status     {page.status}" + (", denied by some" if any(claim.denies for claim in page.history) else "")
    yield f"  when       {meeting_when(page)}: {page.date_how or 'no day given'}"
    if page.previous_start:
        yield f"  moved from {page.previous_start}"
    yield f"  where      {joined_once(page.place, page.country) or 'not said'}"
    yield f"  who        {', '.join(page.participants) or 'not said'}"
    if told_by(page):
        yield f"  sources    {told_by(page)}"
    if len(page.articles) < 2:
        yield "  because    one article tells of it: its last word on each value is taken"
    yield from _because(page.rules)
    for item in page.disagreements:
        values = ", ".join(f"{value} ({n})" for value, n, _ in item.values)
        yield f"  disagreed  {item.field}: {values}, with how many independent sources say so"
    if page.corrected:
        yield f"  corrected  {', '.join(page.corrected)}, by a person"


def _by_words(history: Iterable[ClaimLine]) -> list[list[ClaimLine]]:
    """The claims of the same words together, in the order in which they were first made."""
    together: dict[tuple[str, int, int], list[ClaimLine]] = {}
    for claim in history:
        together.setdefault((claim.article_id, claim.span.start, claim.span.end), []).append(claim)
    return list(together.values())


def _reading(claim: ClaimLine) -> str:
    return ", ".join(part for part in (claim_status(claim), claim.start, claim.place) if part)


def explain_statement(page: StatementPage) -> Iterator[str]:
    """The words, whom they were given to, and why."""
    yield f"“{page.words}”  {page.id}"
    yield f"  {page.article_id}" + "".join(f"[{span.start}:{span.end}]" for span in page.content)
    yield f"  read as    {page.act}, {page.kind}" + (", a denial" if page.negative else "")
    at = f"[{page.speaker_span.start}:{page.speaker_span.end}]" if page.speaker_span else "no words name one"
    yield f"  speaker    {page.speaker or 'not named'}, {at}"
    if page.said_on:
        yield f"  said on    {page.said_on}"
    if page.via:
        yield f"  via        {page.via}"
    yield from _because(page.rules)
    if page.corrected:
        yield f"  corrected  {', '.join(page.corrected)}, by a person"


def _because(rules: Iterable[str]) -> Iterator[str]:
    """Each rule as a reason: what it finds, an example of it, its id, and how often all was right where it was used."""
    notes = rule_notes()
    for rule in rules:
        parts = [notes[part] for part in (rule, *rule.split(".")) if part in notes]
        if not parts:
            yield f"  because    of rule {rule}"
        for note in parts[:1] if parts and parts[0].id == rule else parts:
            says = note.says or WHAT.get(note.group, note.group.replace(".", ": "))
            yield f"  because    {says} ({note.id}{_share(note)})"
            if note.example:
                yield f"             as in “{note.example}”"


def _share(note: RuleNote) -> str:
    return f"; all right in {note.right} of {note.cases} cases" if note.cases else ""


def explain(reader: Reader, identity: str) -> list[str]:
    """The lines for a meeting (by any of its claims) or a statement; empty where there is no such thing."""
    if identity.startswith("m-") and (meeting := reader.meeting(identity)):
        return list(explain_meeting(meeting))
    if identity.startswith("s-") and (statement := reader.statement(identity)):
        return list(explain_statement(statement))
    return []
