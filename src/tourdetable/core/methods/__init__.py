"""Methods of working together: a file of each, read strictly, and how to choose among them."""
