"""The year planner: on which dates everybody meets, who comes, who holds the duties, and if it
cannot be, why.

Pure: it knows no platform and no charter. OR-Tools is imported only when solving (`solver.py`).
"""

from __future__ import annotations
