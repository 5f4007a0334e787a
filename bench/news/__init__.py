"""Questions about a day's real news, which a reader would ask."""
