"""How updates come in: asked for or pushed, kept in an inbox, handed out in order."""
