"""What is known of chats, and who may do what there."""
