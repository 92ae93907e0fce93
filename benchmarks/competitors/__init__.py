"""How each competitor is called, and briefgen itself: one module each."""
