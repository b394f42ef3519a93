"""Whole screens: they own the state and speak with the database; widgets only show."""
