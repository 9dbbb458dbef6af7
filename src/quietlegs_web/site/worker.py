"""The background worker: a process of its own that ends when the server that started it is gone, however it went.

python -m quietlegs_web.site.worker
"""

import os
import threading
import time

LOOK_EVERY_SECONDS = 2.0


def main() -> None:
    """Work until the server is gone."""
    import django
    from django.core.management import call_command

    threading.Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()
    django.setup()
    call_command("db_worker", verbosity=0)


def _end_with(parent: int) -> None:
    """End at once when the parent is another process than at the start: the server was killed."""
    while os.getppid() == parent:
        time.sleep(LOOK_EVERY_SECONDS)
    os._exit(0)


if __name__ == "__main__":
    main()
