"""Who is told of what members share: groups, deliverables, experiences, the library."""
