"""The database of every release is brought up to date, after a copy of it, and its nights say the same as before."""

import json
import lzma
import os
import subprocess
import sys
from pathlib import Path

import pytest

RELEASES = sorted(Path(__file__).with_name("releases").glob("*.sqlite3.xz"))
UPGRADE = """
import json, django
django.setup()
from quietlegs_web.site.server import bring_up_to_date
bring_up_to_date()
from quietlegs_web.actions.finding import finding_of
from quietlegs_web.storage.models import Person, PlanVersion, Revision
from quietlegs_web.actions.current_plan import current_plan
from quietlegs_web.actions.plan import remember
person = Person.objects.get()
older = list(PlanVersion.objects.values_list("rules", flat=True))
kept = remember(person, current_plan(person).plan)
finding = finding_of(Person.objects.get()).to_dict()
print(json.dumps({"decision": finding["decision"], "nights": finding["nights"]["total"],
                  "analysed": finding["nights"]["analysed"], "revisions": Revision.objects.count(),
                  "older_rules": [one for one in older if one], "rules": len(kept.rules)}))
"""


def test_the_first_release_is_kept() -> None:
    assert "0.1.0.sqlite3.xz" in [release.name for release in RELEASES]


@pytest.mark.parametrize("release", RELEASES, ids=lambda release: release.name)
def test_a_release_is_brought_up_to_date_and_loses_nothing(release: Path, tmp_path: Path) -> None:
    (tmp_path / "quietlegs.sqlite3").write_bytes(lzma.decompress(release.read_bytes()))
    environment = {
        **os.environ,
        "QUIETLEGS_DATA": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "quietlegs_web.site.settings",
    }
    done = subprocess.run([sys.executable, "-c", UPGRADE], env=environment, capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)
    assert (found["decision"], found["nights"], found["analysed"]) == ("helps", 56, 52)
    assert found["revisions"] > 150
    assert found["older_rules"] == [], "an earlier release kept no rules with its plans"
    assert found["rules"] > 10


def test_a_copy_is_kept_before_a_database_is_changed(tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "QUIETLEGS_DATA": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "quietlegs_web.site.settings",
    }
    older = "import django; django.setup(); from django.core.management import call_command;"
    older += "call_command('migrate', 'axes', '0001', verbosity=0); call_command('migrate', 'quietlegs', verbosity=0)"
    subprocess.run([sys.executable, "-c", older], env=environment, check=True)
    newer = "import django; django.setup(); from quietlegs_web.site.server import bring_up_to_date; bring_up_to_date()"
    subprocess.run([sys.executable, "-c", newer], env=environment, check=True)
    assert len(list((tmp_path / "before-migrations").glob("*.sqlite3"))) == 1
    subprocess.run([sys.executable, "-c", newer], env=environment, check=True)
    assert len(list((tmp_path / "before-migrations").glob("*.sqlite3"))) == 1, "nothing waited, so nothing was copied"
