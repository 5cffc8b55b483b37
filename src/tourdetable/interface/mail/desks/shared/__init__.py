"""Who writes of what members share: groups, deliverables, experiences, the library."""
