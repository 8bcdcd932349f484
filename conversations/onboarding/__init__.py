"""The way in: a language, an invitation or a request, what is agreed to, the kind of actor, the organisation.

For everybody whom no territory knows yet, and for those whom one more territory invites.
"""

from conversations.onboarding import asking as asking  # its handlers register on import
from conversations.onboarding import deciding as deciding
from conversations.onboarding import flow as flow
from conversations.onboarding import invitation as invitation
from conversations.onboarding import organisation as organisation
from conversations.onboarding import own_data as own_data
from conversations.onboarding.presses import onboarding

__all__ = ["onboarding"]
