"""The terminal: what it can do, its colours, what goes out to it, how it is left; and the page before the app."""
