"""How much of other people shielding finds, measured on people made for it."""
