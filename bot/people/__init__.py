"""Territories and who is in them: people, organisations, groups, roles, consent, invitations."""
