"""Numbers in running text: their value, caution and unit, in the languages of ``vocabulary``."""
