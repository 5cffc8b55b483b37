"""The register of a meeting: self check-in, guests, the sheet, what was kept offline, and rates."""
