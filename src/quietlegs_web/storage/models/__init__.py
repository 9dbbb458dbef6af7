"""The tables; one a file."""

from quietlegs_web.storage.models.person import Person as Person
from quietlegs_web.storage.models.plan_version import PlanVersion as PlanVersion
from quietlegs_web.storage.models.record import Record as Record
from quietlegs_web.storage.models.revision import Revision as Revision
from quietlegs_web.storage.models.token import Token as Token
from quietlegs_web.storage.models.trial_row import TrialRow as TrialRow
from quietlegs_web.storage.models.user import User as User
