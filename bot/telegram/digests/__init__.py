"""Summaries in chats: what people and schedules ask for goes in; digests are worked out and sent."""
