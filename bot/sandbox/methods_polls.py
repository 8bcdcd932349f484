"""Methods about polls. Quizzes, media, and options that people add are not played here, and are refused.

Descriptions are Telegram's, but for those that begin "this sandbox" and for closing times out of range, where
nobody outside knows what Telegram's servers say.
"""

from typing import Any

from bot.sandbox.errors import bad_request
from bot.sandbox.keyboards import inline_markup_of
from bot.sandbox.methods_sending import post_message
from bot.sandbox.parameters import Parameters, flag_of, integer_of, text_of, value_of
from bot.sandbox.polls import Option, Poll, poll_face
from bot.sandbox.reach import chat_open, message_in
from bot.sandbox.texts import cleaned
from bot.sandbox.voting import close, close_ripe
from bot.sandbox.world import Json, World

LONGEST_QUESTION = 300  # characters, not UTF-16 units
LONGEST_OPTION = 100
MOST_OPTIONS = 12
SHORTEST, LONGEST = 5, 2_628_000  # seconds that a poll may be open
NOT_PLAYED = ("allow_adding_options", "description", "media", "members_only", "country_codes", "explanation")


def send_poll(world: World, parameters: Parameters) -> Json:
    options = _options(parameters)
    chat = chat_open(world, parameters)
    poll = _poll(world, parameters, options)
    world.polls[poll.id] = poll
    message = post_message(world, chat, {"poll": poll_face(poll)}, parameters)
    close_ripe(world)
    return message


def stop_poll(world: World, parameters: Parameters) -> Json:
    markup = inline_markup_of(parameters)
    chat = chat_open(world, parameters)
    message = message_in(chat, parameters, "stop", "message with poll")
    if "poll" not in message:
        raise bad_request("message is not a poll")
    poll = world.polls[message["poll"]["id"]]
    if message["from"]["id"] != world.bot_id or "forward_origin" in message:
        raise bad_request("poll can't be stopped")
    close_ripe(world)
    if poll.closed:
        raise bad_request("poll has already been closed")
    bare = {name: value for name, value in message.items() if name != "reply_markup"}
    chat.messages[message["message_id"]] = bare | ({"reply_markup": markup} if markup else {})
    close(world, poll)
    return poll_face(poll)


def _poll(world: World, parameters: Parameters, options: list[str]) -> Poll:
    if text_of(parameters, "type") not in ("", "regular"):
        raise bad_request("this sandbox has regular polls only")
    if unknown := [name for name in NOT_PLAYED if parameters.get(name)]:
        raise bad_request(f"this sandbox has polls without {unknown[0]}")
    open_period, closes_at = _closing(world, parameters)
    return Poll(
        question=_checked(text_of(parameters, "question"), LONGEST_QUESTION, "question"),
        options=[Option(_checked(option, LONGEST_OPTION, "options")) for option in _counted(options)],
        ours=True,
        anonymous=flag_of(parameters, "is_anonymous", default=True),
        multiple=flag_of(parameters, "allows_multiple_answers"),
        revoting=flag_of(parameters, "allows_revoting", default=True),
        hidden=flag_of(parameters, "hide_results_until_closes"),
        closed=flag_of(parameters, "is_closed"),
        open_period=open_period,
        closes_at=closes_at,
    )


def _options(parameters: Parameters) -> list[str]:
    return [_option(option) for option in value_of(parameters, "options", list) or []]


def _option(option: Any) -> str:
    """Either plain text, or an InputPollOption."""
    if isinstance(option, dict) and isinstance(option.get("text"), str):
        return str(option["text"])
    if not isinstance(option, str):
        raise bad_request("can't parse InputPollOption: Expected InputPollOption to be an Object")
    return option


def _counted(options: list[str]) -> list[str]:
    if not options:
        raise bad_request("poll must have at least one answer option")
    if len(options) > MOST_OPTIONS:
        raise bad_request(f"poll can't have more than {MOST_OPTIONS} options")
    return options


def _checked(text: str, longest: int, what: str) -> str:
    bare = cleaned(text)
    if not bare:
        raise bad_request("text must be non-empty")
    if len(bare) > longest:
        raise bad_request(f"poll {what} length must not exceed {longest}")
    return bare


def _closing(world: World, parameters: Parameters) -> tuple[int | None, int | None]:
    """How long the poll is open and until when; None for neither. A period goes before a date."""
    period, date = integer_of(parameters, "open_period"), integer_of(parameters, "close_date")
    if not period and not date:
        return None, None
    period = period or date - world.now()
    if not SHORTEST <= period <= LONGEST:
        raise bad_request(f"a poll can be open for {SHORTEST} to {LONGEST} seconds")
    return period, world.now() + period
