"""What the browser shows, as values and pure transitions between them; no terminal and no database in sight."""
