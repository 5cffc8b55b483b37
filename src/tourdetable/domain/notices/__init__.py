"""Who is told what, when: reads the journal, and is never called by a lower app."""
