"""The face of Qawl: settings, command line, terminal chat and Telegram. The only room that knows Telegram."""
