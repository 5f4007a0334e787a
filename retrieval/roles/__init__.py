"""Who does what to whom in a question and in a sentence, and whether the sentence tells the reverse."""
