"""Of 2,000 aligned segments with 200 planted faults, at least 99 % are found, with at most 1 % false alarms."""

from alignment import pairs
from sourceline.quantities import differences


def test_planted_faults_are_found() -> None:
    missed, cried, faults, sound = [], [], 0, 0
    for pair in pairs(2000, 200, seed=5):
        found = differences(pair.original, pair.language, pair.english, "en")
        faults, sound = faults + bool(pair.fault), sound + (not pair.fault)
        if pair.fault and not found:
            missed.append(pair)
        elif found and not pair.fault:
            cried.append((pair, found))
    assert (faults, sound) == (200, 1800)
    assert len(missed) <= 2, missed
    assert len(cried) <= 18, cried
