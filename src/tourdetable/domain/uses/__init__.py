"""“I used it here, and this is what happened”: the only rating of what a network shares."""
