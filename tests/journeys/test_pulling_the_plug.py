"""The server is killed right after it acknowledged a write, under load: nothing acknowledged is lost or doubled."""

import random

from tests.durability import a_persons_token, pull_the_plug
from tests.journeys.server import Server

ROUNDS = 5


def test_what_was_acknowledged_is_there_once_after_the_plug_was_pulled(server: Server) -> None:
    token, luck = a_persons_token(server.data), random.Random(41)
    for number in range(ROUNDS):
        outcome = pull_the_plug(server, token=token, number=number, luck=luck)
        assert len(outcome.acknowledged) >= 5
        assert outcome.acknowledged <= set(outcome.held)
        assert len(outcome.held) == len(set(outcome.held))
        assert outcome.altered == 0
