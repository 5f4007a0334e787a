"""What the bot tells of itself: commands, settings, sources, privacy, status."""
