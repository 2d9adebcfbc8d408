import pytest

from tests.blocks.samples import sample_values


@pytest.fixture
def samples(home):
    return sample_values(home)
