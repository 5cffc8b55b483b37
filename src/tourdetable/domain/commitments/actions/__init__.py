"""What is done with themes and commitments."""
