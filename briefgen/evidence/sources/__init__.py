"""Source files → pages of text: one module for each kind, read in a child process and kept by hash."""
