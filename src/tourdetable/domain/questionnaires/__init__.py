"""Questionnaires: asked of those who came or who sit, answered by nobody in particular."""
