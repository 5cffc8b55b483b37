"""Founding: who runs this installation, how a network is born on it, and how it closes."""
