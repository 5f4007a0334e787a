"""What is kept of chats and of files that people send, and how it is forgotten."""
