"""From data to styled lines: pure functions, no Textual, nothing that reads a file or a clock."""
