"""What every page needs: the ledger, the language of the labels, who is looking, the templates."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import urlencode

import jinja2
import msgspec
from litestar import Request, Response
from litestar.datastructures import Cookie, State
from litestar.enums import MediaType
from litestar.template.base import csrf_token

from musnad import __version__
from musnad.export.view import WITHHELD, Language, amount, labels
from musnad.ledger import Ledger
from musnad.web.options import WebOptions
from musnad.web.remembered import Remembered

LANGUAGE_COOKIE = "musnad_language"
_YEAR_S = 365 * 24 * 3600
WebRequest = Request[Any, Any, State]


class Site(msgspec.Struct, frozen=True):
    """The ledger that is shown, and how."""

    ledger: Ledger
    options: WebOptions
    remembered: Remembered


def site_of(request: WebRequest) -> Site:
    """Return the site that ``request`` is made to."""
    site: Site = request.app.state.site
    return site


def language_of(request: WebRequest) -> Language:
    """Return the language of the labels: the one just chosen, the one chosen before, else Arabic."""
    chosen = request.query_params.get("lang") or request.cookies.get(LANGUAGE_COOKIE)
    return "en" if chosen == "en" else "ar"


@cache
def site_words(language: Language) -> dict[str, str]:
    """Return the labels of the record and of the site by key."""
    text = (files("musnad.web") / "words.toml").read_text(encoding="utf-8")
    own: dict[str, str] = tomllib.loads(text)[language]
    return labels(language) | own


@cache
def _templates() -> jinja2.Environment:
    templates = jinja2.Environment(
        loader=jinja2.PackageLoader("musnad.web"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    templates.filters["amount"] = amount
    templates.filters["anchor"] = anchor
    templates.filters["amount_short"] = amount_short
    templates.filters["short"] = short
    templates.globals["version"] = __version__
    templates.globals["withheld"] = WITHHELD
    return templates


def anchor(identity: str) -> str:
    """Return where the article page marks a statement or figure: the record counts them from 1."""
    kind, number = identity[:1], identity[1:]
    return f"t-{kind}{int(number) - 1}" if number.isdecimal() else ""


def short(text: str, most: int) -> str:
    """Return ``text`` cut after a word where it has more than ``most`` letters."""
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0] + " …"


def amount_short(value: float) -> str:
    """Return ``value`` as an axis shows it: whole where it is."""
    return f"{value:,.0f}" if value == round(value) else f"{value:,.2f}"


def rendered(template: str, **context: Any) -> str:
    """Return ``template`` filled with ``context``."""
    return _templates().get_template(template).render(context)


def page(request: WebRequest, template: str, *, status: int = 200, **context: Any) -> Response[str]:
    """Return ``template`` filled with ``context``, in the visitor's language."""
    language = language_of(request)
    shown = {
        "language": language,
        "direction": "rtl" if language == "ar" else "ltr",
        "other_language": "en" if language == "ar" else "ar",
        "words": site_words(language),
        "request": request,
        "path": request.url.path,
        "other_language_link": _in_language(request, "en" if language == "ar" else "ar"),
        "csrf_token": csrf_token({"request": request}),
    }
    html = rendered(template, **(shown | context))
    return Response(
        html,
        status_code=status,
        media_type=MediaType.HTML,
        cookies=_remembered(request, language),
    )


def _in_language(request: WebRequest, language: Language) -> str:
    asked = [(name, value) for name, value in request.query_params.multi_items() if name != "lang"]
    return "?" + urlencode([*asked, ("lang", language)])


def _remembered(request: WebRequest, language: Language) -> list[Cookie]:
    if "lang" not in request.query_params:
        return []
    secure = site_of(request).options.https
    return [
        Cookie(LANGUAGE_COOKIE, value=language, max_age=_YEAR_S, samesite="lax", httponly=True, secure=secure)
    ]
