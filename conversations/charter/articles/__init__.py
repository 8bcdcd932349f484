"""The articles: their words in each language, their versions, other words that members propose, what was decided."""
