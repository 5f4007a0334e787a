"""Everything in the data folder as one file, and back."""
