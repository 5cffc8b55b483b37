"""An article of discretion, for charters of tests that ask each person for their word."""

from __future__ import annotations

UNDERTAKING = """
## Discrétion du cercle {#CIR-20}

Ce qui se lit ensemble reste **entre nous**.

```rule
check = "acceptance"
bodies = ["circle"]
within_days = 30
weight = "obligation"
```
"""
