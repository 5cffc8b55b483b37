"""What is known, what may be done: Django apps in one total order, without HTTP nor HTML."""
