"""The commands of ``talks-tui`` besides the browser: what each prints, and how it ends."""
