"""What can go wrong with accounts and sessions."""

from __future__ import annotations

from server.domain.errors import DiaryError


class NotSignedIn(DiaryError):
    """Sign in first."""

    code = "not_signed_in"


class WrongPassword(DiaryError):
    """Email or password is wrong."""

    code = "wrong_password"


class AccountErased(DiaryError):
    """This account was erased."""

    code = "account_erased"


class AddressTaken(DiaryError):
    """There is an account with this email already."""

    code = "address_taken"


class SignupClosed(DiaryError):
    """This server takes no new accounts."""

    code = "signup_closed"


class TooManyTries(DiaryError):
    """Too many tries. Wait before the next one."""

    code = "too_many_tries"

    def __init__(self, retry_after: int) -> None:
        """`retry_after`: whole seconds until another try counts."""
        super().__init__()
        self.retry_after = retry_after


class PinNeeded(DiaryError):
    """This link asks for a PIN as well."""

    code = "pin_needed"

    def __init__(self, tries_left: int) -> None:
        """`tries_left`: how many wrong PINs may follow; none was looked at."""
        super().__init__()
        self.tries_left = tries_left


class WrongPin(DiaryError):
    """This is not the PIN of the link."""

    code = "wrong_pin"

    def __init__(self, tries_left: int) -> None:
        """`tries_left`: how many wrong PINs may follow."""
        super().__init__()
        self.tries_left = tries_left
