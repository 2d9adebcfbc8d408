"""What can go wrong while the demo clinic is built, told in one sentence."""


class DemoError(Exception):
    """Says what is wrong and where, to whoever sits at the terminal."""


class ContentError(DemoError):
    """A content file that cannot become a page: names the file and the field."""

    def __init__(self, file: str, place: str, problem: object) -> None:
        super().__init__(f"{file}: {place}: {problem}" if place else f"{file}: {problem}")
