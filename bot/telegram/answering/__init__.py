"""Questions in, answers out: messages, buttons below them, inline and guest answers."""
