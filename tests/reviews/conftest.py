from tests.reviews.clinic import *  # noqa: F403 - fixtures that tests of the doors use too
