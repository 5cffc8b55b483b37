"""When meetings are held: their moments, their seasons, how calendars name them."""
