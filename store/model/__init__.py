"""The vocabulary of the program: frozen dataclasses and small properties, nothing else.

Every offset is a code-point offset into the source text, half open ``[start, end)``.
Days are ``datetime.date``; an interval of days includes both ends.
"""

from __future__ import annotations

from store.model.actors import Actor as Actor
from store.model.actors import ActorKind as ActorKind
from store.model.actors import Mention as Mention
from store.model.actors import MentionForm as MentionForm
from store.model.actors import Place as Place
from store.model.documents import Block as Block
from store.model.documents import Document as Document
from store.model.documents import Quotation as Quotation
from store.model.documents import Sentence as Sentence
from store.model.documents import SourceText as SourceText
from store.model.documents import Token as Token
from store.model.extraction import Extraction as Extraction
from store.model.meetings import Contradiction as Contradiction
from store.model.meetings import ContradictionValue as ContradictionValue
from store.model.meetings import HistoryEntry as HistoryEntry
from store.model.meetings import Meeting as Meeting
from store.model.publication import DateHow as DateHow
from store.model.publication import Publication as Publication
from store.model.reports import OFF as OFF
from store.model.reports import Claim as Claim
from store.model.reports import MeetingKind as MeetingKind
from store.model.reports import Participation as Participation
from store.model.reports import Report as Report
from store.model.reports import Role as Role
from store.model.reports import Status as Status
from store.model.reports import When as When
from store.model.reports import is_denial as is_denial
from store.model.statements import Act as Act
from store.model.statements import Statement as Statement
from store.model.statements import StatementKind as StatementKind
from store.model.times import Anchor as Anchor
from store.model.times import Floating as Floating
from store.model.times import Precision as Precision
from store.model.times import TimeExpression as TimeExpression
from store.model.verbs import Modality as Modality
from store.model.verbs import Tense as Tense
from store.model.verbs import VerbGroup as VerbGroup
from store.spans import READ_KINDS as READ_KINDS
from store.spans import BlockKind as BlockKind
from store.spans import Span as Span
