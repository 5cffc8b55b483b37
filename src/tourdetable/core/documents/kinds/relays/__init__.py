"""Papers on which members hand on what was said and made."""
