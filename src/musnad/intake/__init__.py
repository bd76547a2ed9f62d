"""From a file, a directory, standard input or a URL to articles, or to why there is none."""

from musnad.intake.options import IntakeOptions
from musnad.intake.reading import article_from_html, article_from_text, read_input

__all__ = ["IntakeOptions", "article_from_html", "article_from_text", "read_input"]
