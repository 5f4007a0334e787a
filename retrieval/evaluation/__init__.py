"""How good the answers are, on data with known answers: datasets in, figures with intervals out."""
