"""Evaluation: campaigns, indicators computed from facts, their report and its approval (ITC-15)."""
