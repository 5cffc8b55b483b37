"""Mail that we received and that a person is to read; times proposed; addresses that refuse."""
