"""All published briefings together: their order, and the pages that list them. Pure."""
