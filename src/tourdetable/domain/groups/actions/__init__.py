"""What is done with calls, terms of reference, steps and reports."""
