"""How near two spellings are: the restricted Damerau-Levenshtein distance, and how much of it a name bears."""

SHORTEST_NAME = 6
"""Shorter names must be spelled exactly."""

LONG_NAME = 10
"""From this many letters on, two slips are borne instead of one."""


def slips(name: str) -> int:
    """How many slips a name bears: none below 6 letters, one from 6 on, two from 10 on."""
    if len(name) < SHORTEST_NAME:
        return 0
    return 2 if len(name) >= LONG_NAME else 1


def near(word: str, name: str) -> bool:
    """Whether a word is the name with a few slips: at least one, at most those that the name bears."""
    most = slips(name)
    return most > 0 and word != name and abs(len(word) - len(name)) <= most and distance(word, name) <= most


def distance(one: str, other: str) -> int:
    """Letters put in, left out, changed, or swapped with their neighbour (each place once) to get from one to other."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        row = [i]
        for j, wanted in enumerate(other, start=1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, last = last, row
    return last[-1]
