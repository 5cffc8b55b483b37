"""Received mail: what a message is, from its bytes alone. It decides nothing, and believes nothing.

Calendar programs answer invitations by iMIP (RFC 6047) in many dialects; servers refuse messages by
RFC 3464 or in their own words; people are away by RFC 3834 or not.
"""
