"""The ways into an account, beside a code: links, passkeys, identities known elsewhere."""
