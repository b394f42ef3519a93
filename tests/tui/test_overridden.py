"""What of Textual's private methods our classes put their own in the place of: known ones alone."""

from __future__ import annotations

import importlib
import inspect
import pkgutil

import tui

MEANT = {
    ("TalksApp", "_handle_exception"),
    ("CalmScreen", "_compositor_refresh"),
    ("CalmScreen", "_on_timer_update"),
    ("CalmScreen", "_refresh_layout"),
    ("FollowingScreen", "_compositor_refresh"),
}


def test_no_private_method_of_textual_is_overridden_unawares() -> None:
    """Textual calls its own by name: ``_uncover`` of a screen of ours once broke the app that was being closed."""
    found = set()
    for module in pkgutil.walk_packages(tui.__path__, "tui."):
        for name, ours in vars(importlib.import_module(module.name)).items():
            if not inspect.isclass(ours) or ours.__module__ != module.name:
                continue
            theirs = {inner for base in ours.__mro__ if base.__module__.startswith("textual.") for inner in vars(base)}
            found |= {
                (name, inner)
                for inner, value in vars(ours).items()
                if inner in theirs
                and inner.startswith("_")
                and not inner.startswith("__")
                and (inspect.isfunction(value) or isinstance(value, property))
            }
    assert found == MEANT
