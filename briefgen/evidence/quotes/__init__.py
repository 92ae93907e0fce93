"""Words against pages: whether they stand there, letter by letter, and what was evened out or left out."""
