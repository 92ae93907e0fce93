"""Lines from memory are WeasyPrint's own lines."""

from __future__ import annotations

import pytest

weasyprint = pytest.importorskip("weasyprint")
