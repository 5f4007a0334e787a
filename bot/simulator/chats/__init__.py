"""Who is there and what they do: people's acts go in, updates for the bot and events for whoever watches come out.
All in memory; knows nothing of HTTP."""
