"""How people talk in a chat: what takes up what, which words answer directly, and what stands for what in dialect."""
