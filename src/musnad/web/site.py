"""What every page needs: the ledger, the language of the labels, who is looking, the templates."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

import jinja2
import msgspec
from litestar import Request, Response
from litestar.datastructures import Cookie, State
from litestar.enums import MediaType
from litestar.template.base import csrf_token

from musnad import __version__
from musnad.export.view import Language, amount, labels
from musnad.ledger import Ledger
from musnad.web.options import WebOptions

LANGUAGE_COOKIE = "musnad_language"
_YEAR_S = 365 * 24 * 3600
WebRequest = Request[Any, Any, State]


class Site(msgspec.Struct, frozen=True):
    """The ledger that is shown, and how."""

    ledger: Ledger
    options: WebOptions


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
    templates.globals["version"] = __version__
    return templates


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
        "csrf_token": csrf_token({"request": request}),
    }
    html = _templates().get_template(template).render(shown | context)
    return Response(
        html,
        status_code=status,
        media_type=MediaType.HTML,
        cookies=_remembered(request, language),
    )


def _remembered(request: WebRequest, language: Language) -> list[Cookie]:
    if "lang" not in request.query_params:
        return []
    secure = site_of(request).options.https
    return [
        Cookie(LANGUAGE_COOKIE, value=language, max_age=_YEAR_S, samesite="lax", httponly=True, secure=secure)
    ]
