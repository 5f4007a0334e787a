"""Text as Telegram keeps it: markup or plain text goes in, text with entities comes out. Knows nothing of chats."""
