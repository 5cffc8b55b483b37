"""“I used it here, and this is what happened”: one form and one list, whatever was used."""
