"""What an operator sees of a running bot: its log, its figures. What happens at the bot's edges goes in; no word of a
conversation, no name and no token comes out."""
