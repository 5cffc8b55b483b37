"""What is found: a module for each kind of thing, which says its words and who may read them."""
