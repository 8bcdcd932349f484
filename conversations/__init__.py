"""The conversations the bot can hold, in menu order."""

from bot.conversation import Conversation
from conversations.charter import charter
from conversations.facilitation import facilitation
from conversations.groups import groups
from conversations.home import home
from conversations.onboarding import onboarding
from conversations.polls import polls
from conversations.privacy import privacy
from conversations.self_assessment import self_assessment
from conversations.settings import settings
from conversations.votes import votes

MENU: tuple[Conversation, ...] = (
    home,
    onboarding,
    self_assessment,
    charter,
    votes,
    polls,
    facilitation,
    groups,
    settings,
    privacy,
)
