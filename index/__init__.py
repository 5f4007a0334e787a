"""From an article to durable sentences, passages and vectors. Knows nothing of questions or of Telegram."""
