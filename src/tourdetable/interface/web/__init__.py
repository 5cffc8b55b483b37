"""Server-rendered pages. A view loads, asks permission, makes one call, answers."""
