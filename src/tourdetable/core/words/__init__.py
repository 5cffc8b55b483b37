"""What every core says in the same way: sentences to translate, and their dates."""
