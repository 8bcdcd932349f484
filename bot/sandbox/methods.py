"""The Bot API methods that the sandbox knows, by name; Telegram ignores their case, and so do we."""

from collections.abc import Awaitable, Callable
from typing import Any

from bot.sandbox import methods_answers as answers
from bot.sandbox import methods_chats as chats
from bot.sandbox import methods_editing as editing
from bot.sandbox import methods_pins as pins
from bot.sandbox import methods_polls as polls
from bot.sandbox import methods_sending as sending
from bot.sandbox import methods_settings as settings
from bot.sandbox.parameters import Parameters
from bot.sandbox.world import World

Method = Callable[[World, Parameters], Any | Awaitable[Any]]

NAMED: dict[str, Method] = {
    "getMe": answers.get_me,
    "getUpdates": answers.get_updates,
    "setWebhook": answers.set_webhook,
    "deleteWebhook": answers.delete_webhook,
    "getWebhookInfo": answers.get_webhook_info,
    "answerCallbackQuery": answers.answer_callback_query,
    "getFile": answers.get_file,
    "sendMessage": sending.send_message,
    "sendPhoto": sending.send_photo,
    "sendDocument": sending.send_document,
    "sendVoice": sending.send_voice,
    "sendPoll": polls.send_poll,
    "stopPoll": polls.stop_poll,
    "sendChatAction": sending.send_chat_action,
    "editMessageText": editing.edit_message_text,
    "editMessageCaption": editing.edit_message_caption,
    "editMessageMedia": editing.edit_message_media,
    "editMessageReplyMarkup": editing.edit_message_reply_markup,
    "deleteMessage": editing.delete_message,
    "deleteMessages": editing.delete_messages,
    "getChat": chats.get_chat,
    "getChatMember": chats.get_chat_member,
    "getChatAdministrators": chats.get_chat_administrators,
    "getChatMemberCount": chats.get_chat_member_count,
    "pinChatMessage": pins.pin_chat_message,
    "unpinChatMessage": pins.unpin_chat_message,
    "unpinAllChatMessages": pins.unpin_all_chat_messages,
    "leaveChat": chats.leave_chat,
    "setMyCommands": settings.set_my_commands,
    "getMyCommands": settings.get_my_commands,
    "deleteMyCommands": settings.delete_my_commands,
    "setMyName": settings.setter("name"),
    "getMyName": settings.getter("name"),
    "setMyDescription": settings.setter("description"),
    "getMyDescription": settings.getter("description"),
    "setMyShortDescription": settings.setter("short_description"),
    "getMyShortDescription": settings.getter("short_description"),
    "setMyDefaultAdministratorRights": settings.set_my_default_administrator_rights,
}
METHODS = {name.lower(): method for name, method in NAMED.items()}
