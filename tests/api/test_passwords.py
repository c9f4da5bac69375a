"""Which new passwords are taken (trust.md §3a 1-5)."""

from __future__ import annotations

from time import process_time

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from server.accounts import passwords
from server.accounts.passwords import LONGEST, fault_of, hashed, is_outdated, matches
from tests.api.conftest import API, BERLIN, new_email, problem_of

GOOD = "a long walk by the grey harbour"


def test_fourteen_characters_are_too_few_and_fifteen_are_enough() -> None:
    assert fault_of("xq7 fenk labwu", "a@b.org")
    assert fault_of("xq7 fenk labwu!", "a@b.org") is None


@pytest.mark.parametrize("length", [64, 200, LONGEST])
def test_long_ones_are_taken_whole(length: int) -> None:
    password = (GOOD + " and then the ferry ") * 20
    password = password[:length]
    stored = hashed(password)
    assert fault_of(password, "a@b.org") is None
    assert matches(stored, password)
    assert not matches(stored, password[:-1] + "~")


@pytest.mark.parametrize("length", [LONGEST + 1, 1000, 9_999])
def test_too_long_ones_are_refused_fast(length: int) -> None:
    began = process_time()
    assert fault_of("q" * length, "a@b.org")
    assert not matches(hashed(GOOD), "q" * length)
    assert process_time() - began < 1


@pytest.mark.parametrize("nasty", ["4@8({[<369&#!1/|0$5+7%2" * 20, "@!$1|05s7" * 50, "1a" * 250])
def test_no_password_keeps_the_server_busy(nasty: str) -> None:
    began = process_time()
    fault_of(nasty[:LONGEST], "a@b.org")
    assert process_time() - began < 2


@pytest.mark.parametrize(
    "common",
    ["password1234567", "qwertyuiopasdfgh", "123456789012345", "aaaaaaaaaaaaaaa",
     "passwordpassword", "abcabcabcabcabcabc", "111111111111111111", "iloveyouiloveyou",
     "PasswordPassword", "12345678987654321", "administrator123"],
)  # fmt: skip
def test_common_ones_are_refused(common: str) -> None:
    assert fault_of(common, "a@b.org")


def test_ones_own_address_is_no_password() -> None:
    assert fault_of("johannisbergerweg@example.org", "johannisbergerweg@example.org")
    assert fault_of("johannisbergerweg", "johannisbergerweg@example.org")


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=15, max_size=80))
def test_no_mixture_is_asked_for(password: str) -> None:
    """Any characters will do: what is refused is too short once composed, or easy to guess."""
    fault = fault_of(password, "a@b.org")
    assert fault is None or "guess" in fault or "at least" in fault


def test_the_same_letter_typed_two_ways_is_the_same() -> None:
    composed, decomposed = "gr\u00fcne Wiesen am Fluss", "gru\u0308ne Wiesen am Fluss"
    assert matches(hashed(composed), decomposed)


def test_hashes_are_made_as_they_should_be(real_passwords: None) -> None:
    stored = hashed(GOOD)
    assert stored.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert not is_outdated(stored)
    assert is_outdated(stored.replace("t=3", "t=2"))
    assert hashed(GOOD) != stored


def test_a_broken_hash_lets_nobody_in() -> None:
    assert not matches("", GOOD)
    assert not matches("nonsense", GOOD)
    assert not matches(None, "a password that nobody has")
    assert passwords._decoy


def test_the_answer_names_the_password(shared_app: Flask) -> None:
    body = {"email": new_email(), "password": "password1234567", "zone": BERLIN}
    problem = problem_of(shared_app.test_client().post(f"{API}/accounts", json=body), 422)
    assert problem["errors"] == {"/password": ["This password is too easy to guess."]}
