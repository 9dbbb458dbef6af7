"""Everything that can go wrong, as one tree.

    QuietlegsError
    ├── InputError                what a person or program gave us; exit status 2, HTTP 4xx
    │   ├── IntakeError           INTAKE.json
    │   ├── DiaryError            DIARY.csv
    │   ├── TrialError            TRIAL.json, and designs that cannot be
    │   ├── FindingError          FINDING.json, and questions a finding cannot answer
    │   └── KnowledgeError        a fact in `knowledge/data` that must not ship
    └── OurFault                  a bug of ours; exit status 1

    QuietlegsWarning              statistical trouble that the person is told about
    └── IgnoredColumnWarning      a diary column that plays no part in the analysis

Every message is one clear sentence: what, where, what to do.
"""


class QuietlegsError(Exception):
    """Root of all errors that Quietlegs raises on purpose."""


class InputError(QuietlegsError):
    """The input cannot be used; the message says what, where and what to do."""


class IntakeError(InputError):
    """An intake that cannot be read."""


class DiaryError(InputError):
    """A diary that cannot be read."""


class TrialError(InputError):
    """A trial that cannot be read, or a design that cannot be."""


class FindingError(InputError):
    """A finding that cannot be read, or a question that this diary cannot be asked."""


class KnowledgeError(InputError):
    """A fact that must not ship: no source, an unknown key, an unknown reference."""


class OurFault(QuietlegsError):
    """Our own mistake, not the user's."""


class QuietlegsWarning(UserWarning):
    """Root of the warnings that a caller may want to show."""


class IgnoredColumnWarning(QuietlegsWarning):
    """A diary column plays no part in the analysis."""
