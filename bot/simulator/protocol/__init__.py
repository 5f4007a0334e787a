"""The Bot API: HTTP calls of a bot go in, answers and updates come out, as https://core.telegram.org/bots/api says."""
