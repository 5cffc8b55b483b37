"""Decisions: proposals, a position per seat, consensus and dissensus, follow-up."""
