"""Writes on minutes: the text and its circulation, then their adoption."""
