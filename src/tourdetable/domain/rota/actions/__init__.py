"""What is done with turns: settle how they go round, share them out, swap, give up, offer."""
