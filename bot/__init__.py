"""A facilitator for messaging groups of the social and solidarity economy."""
