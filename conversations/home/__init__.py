"""The menu: what someone can do, or go on with, in their current territory; help; and words that nobody asked for."""

from conversations.home.flow import home

__all__ = ["home"]
