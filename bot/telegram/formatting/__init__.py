"""What is said, as Telegram shows it: styled text, links, directions, pages, lengths of time."""
