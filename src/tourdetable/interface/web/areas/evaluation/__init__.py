"""Evaluations: campaigns, figures that open on their facts, the report and its approval."""
