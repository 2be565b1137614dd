"""What the tests of the folds share."""

import pytest

from trucewatch.codebook import Codebook, load


@pytest.fixture(scope="session")
def codebook() -> Codebook:
    return load()
