"""Mail that arrives: fetched from a mailbox, read, handed to `domain.inbox`."""
