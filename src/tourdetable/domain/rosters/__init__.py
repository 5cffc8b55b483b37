"""Members taken from a spreadsheet: what a file asks, what would be done, what was."""
