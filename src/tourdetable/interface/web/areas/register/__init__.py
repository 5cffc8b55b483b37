"""The register of a meeting: who is there, self check-in, the sheet, offline, rates."""
