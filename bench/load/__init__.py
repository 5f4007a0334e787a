"""The bot under load, measured."""
