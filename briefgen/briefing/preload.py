"""Imported by the server of processes where PDFs are made: each process has WeasyPrint from its beginning."""

from contextlib import suppress

from briefgen.briefing.loading import weasyprint

with suppress(ImportError, OSError):  # a build says it of itself
    weasyprint()
