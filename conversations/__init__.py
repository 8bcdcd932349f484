"""The conversations the bot can hold, in menu order."""

from bot.conversation import Conversation
from conversations.facilitation import facilitation
from conversations.groups import groups
from conversations.home import home
from conversations.onboarding import onboarding
from conversations.privacy import privacy
from conversations.self_assessment import self_assessment
from conversations.settings import settings

MENU: tuple[Conversation, ...] = (home, onboarding, self_assessment, facilitation, groups, settings, privacy)
