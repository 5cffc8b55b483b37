"""Finding texts again: by the stems of their words, whatever their accents and endings."""
