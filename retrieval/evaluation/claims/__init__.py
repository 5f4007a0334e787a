"""How well the checks of a language model's claims tell what stands in the sources from what doesn't.

Parallel sentences in; the shares of true claims that are kept and of false ones that are caught, by kind, out.
"""
