"""The cores: pure Python, no Django, no clock, no input or output; they know nobody, not even
each other."""
