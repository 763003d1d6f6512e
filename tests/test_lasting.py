"""What stays for good is made without the garbage collector, and set apart from what it collects."""

import gc

import pytest

from assets.lasting import lasting


def test_the_collector_is_paused_and_then_leaves_alone_what_was_made() -> None:
    @lasting
    def make(size: int) -> tuple[bool, list[list[int]]]:
        return gc.isenabled(), [[i] for i in range(size)]

    paused, made = make(1000)
    assert not paused
    assert gc.isenabled()
    assert not {id(each) for each in gc.get_objects()} & {id(each) for each in made}
    gc.unfreeze()
    assert {id(each) for each in made} <= {id(each) for each in gc.get_objects()}


def test_the_collector_goes_on_after_an_error_and_stays_off_where_it_was() -> None:
    @lasting
    def fail() -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert gc.isenabled()
    gc.disable()
    try:
        with pytest.raises(ZeroDivisionError):
            fail()
        assert not gc.isenabled()
    finally:
        gc.enable()
