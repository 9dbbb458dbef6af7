"""A changed safety rule recalls the plans that it bears on: page, versions and phone name it; nothing old is served."""

import dataclasses
import json
import sys
from collections.abc import Callable

import pytest
from django.test import Client
from msgspec.structs import replace

from quietlegs.knowledge.catalogue import load_catalogue
from quietlegs.person.conditions import asked_rules
from quietlegs_web.actions import intake, rule_changes
from quietlegs_web.actions.plan import latest_version, versions
from quietlegs_web.storage.models import Person

pytestmark = pytest.mark.django_db
Change = Callable[..., None]


@pytest.fixture
def answered(person: Person) -> Person:
    """A person on a blood thinner who answered no to all else, and whose plan was shown."""
    intake.change(person, {"touch": "helps", "tools": ["hands"], "diagnosed": "yes"})
    intake.answer_conditions(person, {rule.id: "no" for rule in asked_rules(load_catalogue())})
    intake.answer_conditions(person, {"anticoagulant": "yes"})
    return person


@pytest.fixture
def new_release(monkeypatch: pytest.MonkeyPatch) -> Change:
    """Patch the catalogue, everywhere that it is read, with a changed rule."""

    def change(rule: str, **fields: object) -> None:
        old = load_catalogue()
        new = dataclasses.replace(old, rules={**old.rules, rule: replace(old.rules[rule], **fields)})
        for module in list(sys.modules.values()):
            if getattr(module, "__name__", "").startswith("quietlegs") and hasattr(module, "load_catalogue"):
                monkeypatch.setattr(module, "load_catalogue", lambda: new)

    return change


def phone(client: Client) -> tuple[str, dict[str, object]]:
    answer = client.get("/api/v1/pack")
    return str(answer["ETag"]), json.loads(answer.content)


def test_a_stricter_rule_changes_the_plan_and_is_named_on_page_versions_and_phone(
    signed_in: Client, answered: Person, new_release: Change
) -> None:
    before = signed_in.get("/plan/").content.decode()
    tag, pack = phone(signed_in)
    assert pack["rule_changed"] == ""
    assert "A safety rule is new or changed" not in before
    new_release("anticoagulant", effect="stop")
    again, locked = phone(signed_in)
    assert again != tag, "a phone never keeps the pack of the old rule"
    assert locked["plan"]["routine"] is None  # type: ignore[index]
    question = load_catalogue().rules["anticoagulant"].question
    assert question in str(locked["rule_changed"])
    page = signed_in.get("/plan/").content.decode()
    assert "A safety rule is new or changed since" in page
    assert question in page
    assert "Your plan was made anew" in page
    assert question in signed_in.get("/plan/versions/").content.decode()
    assert len(versions(answered)) == 2
    assert "A safety rule is new or changed since" in signed_in.get("/plan/").content.decode(), "told for two weeks"


def test_a_phone_that_asks_with_the_old_tag_gets_the_new_pack(
    signed_in: Client, answered: Person, new_release: Change
) -> None:
    signed_in.get("/plan/")
    tag, _pack = phone(signed_in)
    assert signed_in.get("/api/v1/pack", HTTP_IF_NONE_MATCH=tag).status_code == 304
    new_release("anticoagulant", effect="stop")
    assert signed_in.get("/api/v1/pack", HTTP_IF_NONE_MATCH=tag).status_code == 200


def test_a_rule_that_was_only_read_again_recalls_nothing(
    signed_in: Client, answered: Person, new_release: Change
) -> None:
    signed_in.get("/plan/")
    rule = load_catalogue().rules["anticoagulant"]
    new_release("anticoagulant", checked=rule.expires, note="read again")
    assert "A safety rule is new or changed" not in signed_in.get("/plan/").content.decode()
    assert len(versions(answered)) == 1


def test_a_version_of_an_earlier_release_learns_its_rules_without_alarm(signed_in: Client, answered: Person) -> None:
    signed_in.get("/plan/")
    first = latest_version(answered)
    assert first is not None
    first.rules = {}
    first.save()
    assert "A safety rule is new or changed" not in signed_in.get("/plan/").content.decode()
    first.refresh_from_db()
    assert "anticoagulant" in first.rules
    assert len(versions(answered)) == 1


def test_only_ids_that_both_know_can_have_changed_but_a_rule_of_use_can_be_new() -> None:
    assert rule_changes.changed({"a": "1", "b": "1"}, {"a": "2", "b": "1", "c": "1"}) == ("a",)
    assert rule_changes.changed({"a": "1"}, {"a": "1", "foam_roller": "1", "anticoagulant": "1"}) == ("foam_roller",)
    assert rule_changes.changed({}, {"a": "1", "foam_roller": "1"}) == ()


def test_a_new_rule_of_use_is_told(signed_in: Client, answered: Person, new_release: Change) -> None:
    signed_in.get("/plan/")
    first = latest_version(answered)
    assert first is not None
    first.rules = {id: digest for id, digest in first.rules.items() if id != "foam_roller"}
    first.save()
    page = signed_in.get("/plan/").content.decode()
    assert "A safety rule is new or changed since" in page
    assert load_catalogue().rules["foam_roller"].question in page
