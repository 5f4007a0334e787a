"""What an update says, told from its fields: who asks, in which chat, in which language, in reply to what."""
