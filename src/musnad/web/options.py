"""What the reader is told when it starts."""

import secrets

import msgspec


class WebOptions(msgspec.Struct, frozen=True, kw_only=True):
    """How the reader shows a ledger.

    ``own_outlets`` are those whose rights are the owner's: their articles are shown whole to
    everybody. ``open_to_all`` shows every article whole to every visitor: for one's own machine.
    ``secret`` signs forms; a new one at each start only makes forms that were open before invalid.
    ``https`` keeps cookies from travelling unencrypted; turn it on behind a proxy that encrypts.
    """

    own_outlets: frozenset[str] = frozenset()
    open_to_all: bool = False
    secret: str = msgspec.field(default_factory=secrets.token_hex)
    https: bool = False
    page_size: int = 30
