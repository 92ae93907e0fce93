"""One document for a reader: Brief → view → HTML → PDF.

``view`` is what a template sees, ``page`` makes the HTML, ``pdf`` the PDF. Nothing here writes a file
of the archive, reads the clock or the network.
"""
