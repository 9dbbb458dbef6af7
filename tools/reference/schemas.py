"""The published JSON Schemas: what every file and result must look like, made from the records themselves."""

import json
from collections.abc import Mapping
from typing import Any

import msgspec

from quietlegs.records.finding import Finding
from quietlegs.records.intake import Intake
from quietlegs.records.plan import Plan, Screening
from quietlegs.records.pooled import Pooled
from quietlegs.records.trial import Tonight, Trial, Verification

DIALECT = "https://json-schema.org/draft/2020-12/schema"
RECORDS: dict[str, type[msgspec.Struct]] = {
    "intake": Intake,
    "screening": Screening,
    "plan": Plan,
    "trial": Trial,
    "tonight": Tonight,
    "verification": Verification,
    "finding": Finding,
    "pooled": Pooled,
}
"""Name of the schema -> the record that it describes."""

STUDY_COLUMNS: dict[str, tuple[str, str]] = {
    "study_id": ("string", "The study's id; unique in the file."),
    "n_treat": ("integer", "People in the treated group."),
    "mean_treat": ("number", "Mean of the treated group."),
    "sd_treat": ("number", "Standard deviation of the treated group."),
    "n_ctrl": ("integer", "People in the control group."),
    "mean_ctrl": ("number", "Mean of the control group."),
    "sd_ctrl": ("number", "Standard deviation of the control group."),
    "yi": ("number", "The effect as published: treated minus control."),
    "vi": ("number", "Its variance."),
    "ci_low": ("number", "Lower end of its 95 % interval."),
    "ci_high": ("number", "Upper end of its 95 % interval."),
}
SPREADS = ("sd_treat", "sd_ctrl", "vi")
STUDY_FORMS = (
    ("study_id", "n_treat", "mean_treat", "sd_treat", "n_ctrl", "mean_ctrl", "sd_ctrl"),
    ("study_id", "yi", "vi"),
    ("study_id", "yi", "ci_low", "ci_high"),
)
"""A row of STUDIES.csv is complete in one of these three forms."""


def published_schemas() -> dict[str, str]:
    """File name -> content of every schema."""
    records = {name: of_record(name, record) for name, record in RECORDS.items()}
    return {f"{name}.schema.json": as_text(schema) for name, schema in (records | {"studies": of_studies()}).items()}


def of_record(name: str, record: type[msgspec.Struct]) -> dict[str, Any]:
    """Describe one record, as it is decoded."""
    return heading(name) | msgspec.json.schema(record)


def of_studies() -> dict[str, Any]:
    """Describe one row of STUDIES.csv after its cells have been read as numbers."""
    properties = {name: study_column(name) for name in STUDY_COLUMNS}
    return heading("studies") | {
        "title": "A row of STUDIES.csv",
        "type": "object",
        "properties": properties,
        "anyOf": [{"required": list(form)} for form in STUDY_FORMS],
    }


def study_column(name: str) -> dict[str, Any]:
    """Describe one column of STUDIES.csv; a spread is greater than zero."""
    kind, said = STUDY_COLUMNS[name]
    above_zero = {"exclusiveMinimum": 0} if name in SPREADS else {}
    return {"type": kind, "description": said, **above_zero}


def heading(name: str) -> dict[str, Any]:
    """Name the dialect and the schema."""
    return {"$schema": DIALECT, "$id": f"urn:quietlegs:schema:{name}:1"}


def as_text(schema: Mapping[str, object]) -> str:
    """Write a schema the same way each time."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
