"""From answers to figures: what a territory may see of what its people said, and what stays hidden. Pure."""
