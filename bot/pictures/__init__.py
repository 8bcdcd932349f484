"""Pictures that people receive: radar, bars, how far answers spread, what there is of what; a poster, a report."""
