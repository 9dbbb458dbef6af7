"""The server's settings for tests: a data folder that goes away."""

import atexit
import os
import shutil
import tempfile

_FOLDER = tempfile.mkdtemp(prefix="quietlegs-tests-")
os.environ["QUIETLEGS_DATA"] = _FOLDER
atexit.register(shutil.rmtree, _FOLDER, ignore_errors=True)

from quietlegs_web.site.settings import *  # noqa: E402, F403
from quietlegs_web.site.settings import DATABASES  # noqa: E402

DATABASES["default"]["TEST"] = {"NAME": os.path.join(_FOLDER, "test.sqlite3")}  # noqa: PTH118
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
