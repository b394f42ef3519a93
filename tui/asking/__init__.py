"""Between the panes and the database: one reader thread, its jobs, and the messages that bring the answers."""
