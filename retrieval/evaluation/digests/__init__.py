"""How good digests are: streams made of known articles, and a day of news, in; figures beside simple baselines out."""
