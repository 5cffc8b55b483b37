"""The ways into an account, beside a code: links, passkeys, identities; and its open sessions."""
