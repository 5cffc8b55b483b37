"""The engine of the embedded database, as Django asks for it: `base.py` in a package."""
