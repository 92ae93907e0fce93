"""briefgen: YAML briefs in, proved PDF and HTML briefings and their archive out.

The map of the house. A brief goes one way through, and no import goes back up:

==============  ==============================================================
``cli``         one file per command; prints problems; the only reader of the clock
``build``       what must be made, the work of making it, the only writer to output/
``archive``     all published briefings together: order, groups, pages
``briefing``    one document: Brief → page → HTML → PDF (the only user of WeasyPrint)
``templating``  the Jinja environment (the only user of jinja2)
``addresses``   the only place that invents a path or a URL
``brief``       text → Brief: YAML with positions, the model, the editorial checks
``prose``       inline Markdown → safe HTML, → plain text
``locales``     dates, numbers, labels, direction (the only user of babel)
``problems``    what an author should know, as values; imports nothing of ours
==============  ==============================================================
"""

__version__ = "0.1.0"
