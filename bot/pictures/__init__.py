"""Pictures that people receive: a radar, bars, both on one page, and a poster with its code."""
