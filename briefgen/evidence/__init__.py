"""Evidence: what the sources really say. Pages of text → verdicts on quotes and figures → the record.

Nothing here knows of templates, HTML or PDF making. A verdict is never kinder than what was seen: where
a text cannot be trusted the answer is ``unverifiable``, and a fuzzy score only ever suggests.
"""
