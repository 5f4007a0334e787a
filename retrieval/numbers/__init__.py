"""The numbers of a text in Arabic and English, in digits and in words: a text in; what each is worth, where it stands
and what it measures, out."""

from retrieval.numbers.figures import Figure, figures, values_in

__all__ = ["Figure", "figures", "values_in"]
