"""Figures as they are told: of an evaluation, or of days that one chooses; drawn, and open on their
facts."""
