"""From a question to a cited answer: question analysis, search, evidence, answers. Knows `index`, never `bot`."""
