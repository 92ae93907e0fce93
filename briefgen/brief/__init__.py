"""Text to Brief: YAML with positions, the model, the editorial checks, the reader that joins them.

Nothing here knows of templates, HTML or PDF, and nothing here writes a file.
"""
