"""Pictures that people receive: figures of a round, results of votes and polls; a poster, a report, the charter."""
