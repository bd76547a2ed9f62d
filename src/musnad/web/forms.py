"""Forms: what is sent, whatever is sent."""

from typing import TypeVar

import msgspec
from litestar.exceptions import ClientException

from musnad.web.site import WebRequest

Form = TypeVar("Form", bound=msgspec.Struct)
_HONEYPOT = "website"  # a field no person sees; programs that fill in every field fill it in


async def sent(request: WebRequest, form: type[Form]) -> Form:
    """Return the form that ``request`` sends: texts only, fields it does not know left out.

    Raises:
        ClientException: what was sent is no form.
    """
    try:
        given = await request.form()
    except Exception as error:  # whatever a reader of broken forms raises
        raise ClientException("this is not a form") from error
    known = {
        name: text.replace("\0", "\ufffd").replace("\r\n", "\n")
        for name in form.__struct_fields__
        if isinstance(text := given.get(name), str)
    }
    return form(**known)


async def is_trapped(request: WebRequest) -> bool:
    """Return whether the field that no person sees was filled in."""
    given = await request.form()
    return bool(given.get(_HONEYPOT))
