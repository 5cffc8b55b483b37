"""What somebody says of themselves, by which addresses they sign in, and what is known of them."""
