"""Bringing something to a point, carrying one over, keeping a model of an agenda."""
