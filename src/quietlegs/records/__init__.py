"""Floor 2: the frozen types that every room speaks in, without behaviour. Their JSON Schemas are published.

Struct names are the names of the JSON documents in the contract; a key that is not named here is refused.
"""
