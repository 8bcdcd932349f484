"""What comes of a round: the territory's picture, for its facilitators and for everybody who answered."""
