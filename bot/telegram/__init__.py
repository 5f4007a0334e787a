"""Qawl in Telegram: updates in, messages out. `build_application` puts it together, `run_bot` serves it."""
