"""What each page is for, by the name of its address, subject by subject."""
