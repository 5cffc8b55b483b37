"""The bodies that one supports, at a glance; the support of each; one action for many."""
