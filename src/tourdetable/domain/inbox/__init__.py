"""Mail that we receive: answers, proposed times, automatic replies, addresses that refuse."""
