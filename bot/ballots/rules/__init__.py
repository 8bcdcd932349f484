"""The rules by which a territory decides, one a module, pure.

A voter is a key, an organisation's or a person's; a kind of actor is a word, "" where it is not known; ``outcome`` of
a module is what its ballots come to.
"""
