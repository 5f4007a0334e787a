"""What the bot remembers between two messages and across restarts: what it answered, settings of chats, feedback."""
