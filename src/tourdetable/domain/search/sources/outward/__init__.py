"""What a network says of itself: to everybody, to its partners, and what it was found to be."""
