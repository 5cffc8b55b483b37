"""Experiences on the screens: proposed in a minute, written by steps, looked through, published."""
