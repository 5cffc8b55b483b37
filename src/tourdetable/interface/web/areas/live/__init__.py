"""The meeting while it is held: the room's screen, the phones, rounds."""
