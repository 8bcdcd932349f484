"""What the sandbox answers when it cannot do what it was asked, in Telegram's own words."""

from typing import Any


class Failure(Exception):
    """A Bot API call that Telegram would refuse: HTTP status, description, and what comes with it."""

    def __init__(self, code: int, description: str, **parameters: Any) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters


class Impossible(Exception):
    """Something that nobody could do in this world: a control call about a person, chat or button not there."""

    def __init__(self, why: str, status: int = 400) -> None:
        super().__init__(why)
        self.status = status


def bad_request(what: str, **parameters: Any) -> Failure:
    return Failure(400, f"Bad Request: {what}", **parameters)


def forbidden(what: str) -> Failure:
    return Failure(403, f"Forbidden: {what}")


def too_many_requests(seconds: int) -> Failure:
    return Failure(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)


def conflict() -> Failure:
    return Failure(
        409,
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    )


def answer_to(failure: Failure) -> dict[str, Any]:
    """The body of a refusal."""
    body: dict[str, Any] = {"ok": False, "error_code": failure.code, "description": failure.description}
    return body | {"parameters": failure.parameters} if failure.parameters else body
