"""Who may sign in, and as whom."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from quietlegs_web.storage.models.person import Person


class UserManager(BaseUserManager["User"]):
    """Makes users; Django asks for it by this name."""

    def create_user(self, name: str, passcode: str, *, person: Person, host: bool = False) -> "User":
        """Make a user with a hashed passcode."""
        user = self.model(name=name, person=person, host=host)
        user.set_password(passcode)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """A name and a passcode that open one person's nights. `host`: may also add people to this installation."""

    name = models.CharField(max_length=80, unique=True)
    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="user")
    host = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)

    USERNAME_FIELD = "name"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects: ClassVar[UserManager] = UserManager()

    def __str__(self) -> str:
        """Give the name."""
        return self.name

    def natural_key(self) -> tuple[Any, ...]:
        """Give what names this user."""
        return (self.name,)
