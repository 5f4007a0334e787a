"""What kind of call each method of the Bot API is: its name goes in, yes or no comes out.

The kinds are told by how Telegram names its methods, so that one nobody thought of is taken for what it most likely is.
"""

# What is shown for some seconds and replaced by the next: worth no waiting, and no second try.
_PASSING = frozenset({"sendChatAction", "sendMessageDraft"})
# Answers to a press or a query, which are no messages.
_TO_QUERIES = frozenset({"answerCallbackQuery", "answerInlineQuery"})


def is_passing(method: str) -> bool:
    """Whether what it shows is gone after some seconds: "typing…" and drafts."""
    return method in _PASSING


def is_answer(method: str) -> bool:
    """Whether it shows people something that stays: once one of these was called, an update has been answered."""
    return method.startswith(("send", "edit", "copy", "forward", "answer")) and not is_passing(method)


def is_counted(method: str) -> bool:
    """Whether Telegram counts it as a message: edits and drafts too, "typing…" and answers to buttons not."""
    return method == "sendMessageDraft" or (is_answer(method) and method not in _TO_QUERIES)


def is_repeatable(method: str) -> bool:
    """Whether calling it twice does what calling it once does."""
    return method.startswith(("get", "set", "delete", "edit")) or method in _TO_QUERIES or method == "sendChatAction"
