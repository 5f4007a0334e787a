"""Readers of formats: what the operator names goes in, documents or one clear error each come out."""
