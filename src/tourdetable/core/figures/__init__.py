"""Published figures that reveal nobody: statistical disclosure control of counts."""
