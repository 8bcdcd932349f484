"""A sense-check in the groups: fist to five, in the open, before anything is voted on."""
