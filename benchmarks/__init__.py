"""Benchmarks: `make bench` measures briefgen beside its competitors and writes ``RESULTS.md``.

``generate`` writes workspaces of invented briefs; ``races`` say what is measured against what,
``competitors`` how each of them is called; ``measuring`` gives the cost of a command, ``racing`` medians,
ratios and exponents; ``tables``, ``targets`` and ``results`` write them down.
"""
