"""A reader's own words added to the tables, before what the tables say themselves."""

from __future__ import annotations

from typing import Any

from store.lexicon.building import Builder
from store.lexicon.own_words import Entry, LexiconTrouble, OwnWords
from store.model import ActorKind

OWN_ORDER = ("organisation", "group", "place", "outlet", "person", "alias")


def add_own(builder: Builder, own: OwnWords) -> None:
    """Adds all entries of a file; raises LexiconTrouble where one does not fit the tables."""
    builder.first = True
    for entry in sorted(own.entries, key=lambda entry: OWN_ORDER.index(entry.kind)):
        _add(builder, entry)


def _add(builder: Builder, entry: Entry) -> None:
    """Adds one entry of own words; what they call by a known name is that thing, with more names and offices."""
    says, kind, name = entry.says, entry.kind, entry.says.get("name", "")
    if kind == "alias":
        try:
            builder.add_names(says["of"], says["names"])
        except KeyError as error:
            raise LexiconTrouble(_unknown(says["of"], entry)) from error
        return
    owner = _owner(builder, says["of"], entry) if says.get("of") else ""
    aliases = [*says.get("aliases", ())]
    known = builder.actors.get(builder.key_of(name) or "")
    if known is not None and known.kind.value == kind:
        aliases.append(name)
        name = known.name
        owner = owner or known.affiliation or ""
    if kind == "person":
        builder.add_person([name, says.get("gender", ""), "|".join(aliases), _career(builder, entry)])
    elif kind == "place":
        if owner and not owner.startswith("country:"):
            raise LexiconTrouble(f'{entry.where}, must lie in a country; write its code, such as of = "LB".')
        builder.add_place([name, owner.removeprefix("country:"), "|".join(aliases)])
    elif kind in ("organisation", "group"):
        flags = "seat" if says.get("seat") else ""
        row = [name, says.get("code", ""), "|".join(aliases), owner, flags]
        builder.add_body(row, "group" if kind == "group" else "org", ActorKind(kind))


def _owner(builder: Builder, name: str, entry: Entry) -> str:
    key = builder.key_of(name)
    if key is None:
        raise LexiconTrouble(_unknown(name, entry))
    return key


def _unknown(name: str, entry: Entry) -> str:
    return (
        f"{entry.where}, names {name!r}, which the lexicon does not know;"
        " write a country code, a key such as org:nato, or add an entry for it."
    )


def _career(builder: Builder, entry: Entry) -> str:
    roles = []
    for role in entry.says.get("roles", ()):
        first, last = role.get("from", ""), role.get("to", "")
        cells = (_owner(builder, role["of"], entry), role["office"], role.get("title", ""), first, last)
        if any(";" in cell for cell in cells):
            raise LexiconTrouble(f"{entry.where}, has a role with a semicolon; write it without.")
        roles.append(";".join(cells))
    return "|".join(roles)


def add_cues(table: dict[str, Any], name: str, own: OwnWords) -> None:
    """Adds own cue verbs to the table of cues, and to the one of verbs."""
    if name == "verbs":
        table["regular"] += "\n" + " ".join(verb for verbs in own.cues.values() for verb in verbs)
        return
    classes = {row["id"]: row for row in table["cue"] if "verbs" in row}
    for each, verbs in own.cues.items():
        if each not in classes:
            raise LexiconTrouble(
                f"The lexicon {own.path}, table [cues], has a key {each!r} that means nothing;"
                f" the keys are {', '.join(classes)}."
            )
        classes[each]["verbs"] = [*classes[each]["verbs"], *(v for v in verbs if v not in classes[each]["verbs"])]
