"""How many short answers are marked in the sentences that answer, and how many have the known answer's value."""
