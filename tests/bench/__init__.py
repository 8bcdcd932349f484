"""The promises about speed, measured: ``make bench``."""
