"""Out of the browser: copies, files, and the programs of the person at the terminal."""
