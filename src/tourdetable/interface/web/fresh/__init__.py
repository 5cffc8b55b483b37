"""Nothing new, nothing sent (ADR 61)."""
