"""What leaves for Telegram: its methods, once each, at the rates it allows, again where it failed."""
