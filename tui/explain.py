"""``talks-tui explain``: from the words of the article to the values of an event, rule by rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from store.database.reader import Reader
from store.database.views import MeetingPage, StatementPage
from store.rule_notes import rule_notes
from tui.pages import claim_status, meeting_when


def explain_meeting(page: MeetingPage) -> Iterator[str]:
    """Each claim with its words and rules, then how the current values were chosen among the claims."""
    yield f"{page.title}  {page.id}"
    for claim in page.history:
        yield ""
        yield f"“{claim.words}”"
        yield f"  {claim.article_id}[{claim.span.start}:{claim.span.end}]  {claim.id}"
        yield f"  read as    {claim_status(claim)}" + (f", {claim.start}" if claim.start else "")
        if claim.by:
            yield f"  said by    {claim.by}" + (f", via {claim.via}" if claim.via else "")
        yield from _notes(claim.rules)
    yield ""
    yield "put together"
    yield f"  status     {page.status}"
    yield f"  when       {meeting_when(page)}: {page.date_how or 'no day given'}"
    yield f"  who        {', '.join(page.participants) or 'not said'}"
    yield from _notes(page.rules)
    if page.corrected:
        yield f"  corrected  {', '.join(page.corrected)}, by a person"


def explain_statement(page: StatementPage) -> Iterator[str]:
    """The words, whom they were given to, and the rules that did."""
    yield f"“{page.words}”  {page.id}"
    yield f"  {page.article_id}" + "".join(f"[{span.start}:{span.end}]" for span in page.content)
    yield f"  read as    {page.act}, {page.kind}" + (", a denial" if page.negative else "")
    at = f"[{page.speaker_span.start}:{page.speaker_span.end}]" if page.speaker_span else "no words name one"
    yield f"  speaker    {page.speaker or 'not named'}, {at}"
    yield from _notes(page.rules)
    if page.corrected:
        yield f"  corrected  {', '.join(page.corrected)}, by a person"


def _notes(rules: Iterable[str]) -> Iterator[str]:
    notes = rule_notes()
    for rule in rules:
        note = notes.get(rule)
        if note is None:
            yield f"  rule       {rule}"
            continue
        share = f"; all right in {note.right} of {note.cases} cases" if note.cases else ""
        yield f"  rule       {rule} ({note.group}{share})"
        if note.example:
            yield f"             as in “{note.example}”"


def explain(reader: Reader, identity: str) -> list[str]:
    """The lines for a meeting (by any of its claims) or a statement; empty where there is no such thing."""
    if identity.startswith("m-") and (meeting := reader.meeting(identity)):
        return list(explain_meeting(meeting))
    if identity.startswith("s-") and (statement := reader.statement(identity)):
        return list(explain_statement(statement))
    return []
