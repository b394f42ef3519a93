"""What stands between a verb and its content: hearers, days and occasions."""

from __future__ import annotations

from store.extraction.statements.view import View


def after_adjuncts(view: View, at: int, end: int, hearer: bool) -> tuple[int, str]:
    """Skip hearers and adjuncts after a cue; ``(token, marker)`` of where content begins.

    The marker is ``that``, ``quote``, ``colon``, ``comma``, ``bare``, ``of``, ``as``, ``to``, ``whether`` or ``none``.
    """
    low, words = view.low, view.table.words
    adverbs, prepositions, days = words["adverbs"], words["prepositions"], words["days"]
    steps = 0
    begun = at
    while at < end and steps < 12:
        steps += 1
        word = low[at]
        if view.quote[at] >= 0:
            return at, "quote"
        if word == "that":
            if (
                at > begun
                and at + 1 < end
                and view.finite[at + 1]
                and view.quote[at + 1] < 0
                and not view.capital(at - 1)
                and low[at - 1] not in words["days"]
                and low[at - 1] not in words["adverbs"]
                and not low[at + 1].endswith("s")
            ):
                while at < end and low[at] != ",":
                    at += 1
                return at, "comma" if at < end else "none"
            return at + 1, "that"
        if word == ":":
            return at + 1, "colon"
        if word == ",":
            if at + 1 < end and view.quote[at + 1] >= 0:
                return at + 1, "quote"
            closing = at + 1
            while closing < end and closing < at + 12 and low[closing] != "," and view.quote[closing] < 0:
                closing += 1
            if (
                (
                    closing + 1 < end
                    and low[closing] == ","
                    and (low[closing + 1] == "that" or view.quote[closing + 1] >= 0)
                )
                and not view.any_finite(at + 1, closing)
                and not any(low[place] in view.table.verbs for place in range(at + 1, closing))
            ):
                at = closing + 1
                continue
            later = _later_that(view, at, end)
            return (later, "that") if later else (at, "comma")
        if view.separator(at):
            return at, "none"
        if word == "when" and at + 1 < end and low[at + 1] in ("asked", "pressed", "questioned", "reached"):
            return at, "none"
        if word in ("whether", "if", "why", "how", "what", "who", "when", "where"):
            return at, "whether"
        if (
            word == "to"
            and at + 1 < end
            and not hearer
            and low[at + 1] not in words["determiners"]
            and not view.capital(at + 1)
        ):
            return at, "to"
        if word == "as" and not view.any_finite(at, min(end, at + 4)):
            return at, "as"
        if (
            word in days
            or (word in adverbs and word not in ("all", "both", "each", "this"))
            or (word.endswith("ly") and len(word) > 4 and not view.capital(at))
        ):
            at += 1
            continue
        if (
            word in ("last", "this", "next")
            and at + 1 < end
            and low[at + 1] in ("week", "month", "year", "morning", "evening", "afternoon", "night", "weekend", *days)
        ):
            at += 2
            continue
        if word in prepositions or word == "as":
            if word == "of":
                return at, "of"
            at = phrase_end(view, at + 1, end)
            continue
        if hearer:
            hearer = False
            at = phrase_end(view, at, end)
            continue
        colon = at
        while colon < end and low[colon] != ":" and not view.finite[colon] and view.quote[colon] < 0:
            colon += 1
        if colon < end and low[colon] == ":":
            return colon + 1, "colon"
        return at, "bare"
    return at, "none"


def _later_that(view: View, comma: int, end: int) -> int:
    """The token behind ", that" after what is put between: "said on Monday, as snow fell, that ..."; 0 for none."""
    low = view.low
    for at in range(comma + 2, min(end - 1, comma + 24)):
        if view.quote[at] >= 0 or low[at] in (";", ":"):
            return 0
        if low[at] == "," and low[at + 1] == "that":
            return at + 2 if at + 2 < end and view.any_finite(at + 2, end) else 0
    return 0


def phrase_end(view: View, at: int, end: int) -> int:
    """Token after the noun phrase that begins at ``at``."""
    low, words = view.low, view.table.words
    determiners, prepositions, pronouns = words["determiners"], words["prepositions"], words["pronouns"]
    first = at
    if at < end and low[at] in ("him", "her", "them", "me", "us", "it", "you", "everyone", "nobody"):
        return at + 1
    while at < end:
        word = low[at]
        if view.quote[at] >= 0 or view.separator(at) or word == "that" or word in words["days"]:
            if word in words["days"] and at == first:
                at += 1
                if at < end and low[at] in ("morning", "evening", "afternoon", "night"):
                    at += 1
            break
        last = view.mention_last.get(at)
        if at > first:
            if word in prepositions and word != "of":
                break
            if (
                word in determiners
                and low[at - 1] not in prepositions
                and low[at - 1] not in determiners
                and low[at - 1] != "-"
            ):
                break
            if word in pronouns or (view.finite[at] and not view.capital(at)):
                break
            if word == "there" and at + 1 < end and view.finite[at + 1]:
                break
            if word in words["coordinators"]:
                if (
                    at + 1 < end
                    and (low[at + 1] in determiners or view.capital(at + 1))
                    and low[at - 1] not in prepositions
                ):
                    at += 1
                    continue
                break
            before = view.tokens[at - 1]
            if (
                view.capital(at)
                and not before[2][0].isupper()
                and before[3] not in ("of", "'s", "-", "&", "the", "a", "an")
                and before[2][0].isalpha()
                and before[3] not in determiners
                and before[3] not in words["anonymous"]
                and before[3] not in words["titles"]
            ):
                break
        if last is not None:
            at = last + 1
            if (
                at < end
                and view.capital(at)
                and at in view.mention_at
                and low[at - 1] != "'s"
                and view.mention_at[at].form != "adjective"
            ):
                break
            continue
        at += 1
    return max(at, first + 1) if first < end else first
