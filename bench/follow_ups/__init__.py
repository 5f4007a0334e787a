"""How well questions that lean on the ones before them are told from those that don't, and what they take over."""
