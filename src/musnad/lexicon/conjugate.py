"""Inflected spellings of verbs and their nouns, generated from a dictionary form and its pattern.

News spelling carries no short vowels, so only what changes a letter is modelled: weak letters,
doubled last radicals, the carrier of a hamza. Spellings come out bare (see `musnad.text.fold`),
without clitics; pronouns are written on the ones marked ``takes_pronoun``.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

PATTERNS: Final = frozenset({"I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "Q", "Qt"})

_SHADDA: Final = "\u0651"
_MARKS: Final = dict.fromkeys(range(0x064B, 0x0653))
_KEEPS_FIRST: Final = frozenset({"II", "III", "V", "VI", "Q", "Qt"})
_WEAK: Final = frozenset("ىاي")


class Inflection(NamedTuple):
    """What a spelling says of its verb; "any" where it does not tell, "" where it has none."""

    kind: str  # verb, participle, noun
    tense: str = "none"  # past, present (future is a clitic), none
    person: int = 3
    gender: str = "m"  # m, f, any
    number: str = "s"  # s, d, p, any
    passive: str = "no"  # no; yes: the spelling shows it
    mood: str = ""  # verbs in وا: "jussive"; participles: "nominative", "accusative", "" either
    takes_pronoun: bool = False  # a pronoun can be written on this spelling
    alone: bool = True  # False: the spelling occurs only before a pronoun
    definite: bool = False  # a noun with the article


class Parts(NamedTuple):
    """The principal parts of a verb, bare; "" for a part it does not have."""

    past: str
    imperfect: str
    participle: str
    masdar: str
    doubled: bool  # the last radical is doubled: ردّ


def principal_parts(lemma: str, pattern: str, *, imperfect: str = "") -> Parts:
    """Return the parts of a verb from its vowelled third person past and its pattern (I … X, Q).

    ``imperfect`` (third person masculine, any vowels) is needed for pattern I, whose imperfect
    cannot be told from its past, and wins elsewhere.

    Raises:
        ValueError: the pattern is unknown, or of pattern I without imperfect.
    """
    if pattern not in PATTERNS:
        raise ValueError(f"«{pattern}» is not a verb pattern; known are {', '.join(sorted(PATTERNS))}")
    past = lemma.translate(_MARKS)
    if not imperfect and pattern == "I":
        raise ValueError(f"«{lemma}» is of pattern I: give its imperfect")
    doubled = lemma.rstrip("\u064e").endswith(_SHADDA)
    present = imperfect.translate(_MARKS) if imperfect else _imperfect(past, pattern)
    return Parts(
        past=past,
        imperfect=present,
        participle=_participle(past, present, pattern),
        masdar=_masdar(past, pattern, doubled=doubled),
        doubled=doubled,
    )


def _imperfect(past: str, pattern: str) -> str:
    stem = past if pattern in _KEEPS_FIRST else past[1:]
    if past[0] == "آ":
        stem = "ؤ" + past[1:]
    elif stem[0] == "أ":
        stem = "ؤ" + stem[1:]
    if pattern in {"V", "VI", "Qt"}:
        return "ي" + stem
    if stem[-1] in "ىا":
        stem = stem[:-1] + "ي"
    elif stem[-1] == "أ":
        stem = stem[:-1] + "ئ"
    elif pattern in {"IV", "X"} and stem[-2] == "ا":
        stem = stem[:-2] + "ي" + stem[-1]
    return "ي" + stem


def _participle(past: str, imperfect: str, pattern: str) -> str:
    if pattern != "I":
        stem = "م" + imperfect[1:]
        return stem[:-1] + "ي" if stem[-1] == "ى" else stem
    first, middle, last = past[0], past[1], past[-1]
    start = "آ" if first == "أ" else first + "ا"
    if len(past) == 2:
        return start + last
    middle = "ئ" if middle in "اأ" else middle
    return start + middle + {"ى": "ي", "ا": "ي", "أ": "ئ"}.get(last, last)


def _masdar(past: str, pattern: str, *, doubled: bool) -> str:
    stem, last = past[:-1], past[-1]
    weak = last in _WEAK
    match pattern:
        case "II":
            return f"ت{stem}ية" if weak else f"ت{stem}ئة" if last == "أ" else f"ت{stem}ي{last}"
        case "III":
            return f"م{stem}اة" if weak else f"م{past}ة"
        case "IV" | "VII" | "VIII" | "X":
            return _long_masdar(past, pattern, doubled=doubled)
        case "V" | "VI" | "Qt":
            return stem + "ي" if last == "ى" else stem + "ؤ" if last == "أ" else past
        case "Q":
            return past + "ة"
    return ""


def _long_masdar(past: str, pattern: str, *, doubled: bool) -> str:
    """Return the masdar with ا before the last radical: إعلان, انتقاد, استنكار."""
    if pattern == "IV":
        past = "إي" + past[1:] if past[0] == "آ" or past[1] == "و" else "إ" + past[1:]
        past = past[:2] + past[3:] if past[1] == "ي" and past[2] == "و" else past
    stem, last = past[:-1], past[-1]
    if last in _WEAK or last in "أء":
        return stem + "اء"
    if doubled:
        return stem + last + "ا" + last
    if stem[-1] != "ا":
        return stem + "ا" + last
    return stem[:-1] + "يا" + last if pattern in {"VII", "VIII"} else past + "ة"


def spellings(parts: Parts, pattern: str) -> Iterator[tuple[str, Inflection]]:
    """Yield the bare spellings of the finite verb and its active participle.

    Left out: the second person and the clipped forms after لم, which report nothing in news and are
    spelled like common words (يجب, أقل, اسم); participles in the bare nominative, which are nouns.
    """
    yield from _past(parts)
    yield from _present(parts)
    yield from _passive(parts, pattern)
    if parts.participle:
        yield from _participles(parts.participle)


def _verb(tense: str, agreement: str, *, pronoun: bool = True, mood: str = "") -> Inflection:
    person, gender, number = tuple(agreement)
    genders = {"m": "m", "f": "f", "x": "any"}
    return Inflection("verb", tense, int(person), genders[gender], number, "no", mood, pronoun)


_PAST: Final = _verb("past", "3ms")
_PAST_WEAK: Final = _PAST._replace(takes_pronoun=False)
_PAST_HOST: Final = _PAST._replace(alone=False)
_PAST_FS: Final = _verb("past", "3fs")
_PAST_MD: Final = _verb("past", "3md")
_PAST_FD: Final = _verb("past", "3fd")
_PAST_MP: Final = _verb("past", "3mp", pronoun=False)
_PAST_MP_HOST: Final = _PAST_MP._replace(takes_pronoun=True, alone=False)
_PAST_FP: Final = _verb("past", "3fp")
_PAST_1S: Final = _verb("past", "1xs", pronoun=False)
_PAST_1P: Final = _verb("past", "1xp")


def _past(parts: Parts) -> Iterator[tuple[str, Inflection]]:
    past, last = parts.past, parts.past[-1]
    if last in "ىا":
        yield from _weak_past(past, "و" if parts.imperfect[-1] == "و" else "ي")
        return
    yield past, _PAST
    yield past + "ت", _PAST_FS
    yield past + "تا", _PAST_FD
    plural = past[:-1] if last == "ي" else past
    yield plural + "وا", _PAST_MP
    yield plural + "و", _PAST_MP_HOST
    if last == "أ":
        yield past[:-1] + "ؤوا", _PAST_MP
    else:
        yield past + "ا", _PAST_MD
    yield from _short_past(_short_stem(past, doubled=parts.doubled), same=past)


def _weak_past(past: str, glide: str) -> Iterator[tuple[str, Inflection]]:
    stem = past[:-1]
    yield past, _PAST_WEAK
    yield (stem[:-1] + "آ" if stem[-1] == "أ" else stem + "ا"), _PAST_HOST
    yield stem + "ت", _PAST_FS
    yield stem + "تا", _PAST_FD
    yield stem + "وا", _PAST_MP
    yield stem + "و", _PAST_MP_HOST
    yield stem + glide + "ا", _PAST_MD
    yield from _short_past(stem + glide, same=stem)


def _short_past(stem: str, *, same: str) -> Iterator[tuple[str, Inflection]]:
    yield stem + "ن", _PAST_FP
    yield stem + "نا", _PAST_1P
    if stem != same:  # else قلت is also أعلنت, third person, and that is how news uses it
        yield stem + "ت", _PAST_1S


def _short_stem(past: str, *, doubled: bool) -> str:
    if doubled:
        return past + past[-1]
    return past[:-2] + past[-1] if past[-2] == "ا" else past


_PRESENT: Final = {
    key: _verb("present", key) for key in ("3ms", "3fs", "1xs", "1xp", "3md", "3fd", "3mp", "3fp")
}
_WEAK_PRESENT: Final = {key: value._replace(takes_pronoun=False) for key, value in _PRESENT.items()}
_HOST_PRESENT: Final = {key: value._replace(alone=False) for key, value in _PRESENT.items()}
_SUBJUNCTIVE_P: Final = _PRESENT["3mp"]._replace(mood="jussive", takes_pronoun=False)
_SUBJUNCTIVE_HOST: Final = _SUBJUNCTIVE_P._replace(takes_pronoun=True, alone=False)
_SINGULAR: Final = (("ي", "3ms"), ("ت", "3fs"), ("أ", "1xs"), ("ن", "1xp"))


def _present(parts: Parts) -> Iterator[tuple[str, Inflection]]:
    stem = parts.imperfect[1:]
    last = stem[-1]
    forms = _WEAK_PRESENT if last == "ى" else _PRESENT
    for prefix, key in _SINGULAR:
        yield _prefixed(prefix, stem), forms[key]
    if last == "ى":
        for prefix, key in _SINGULAR:
            yield _prefixed(prefix, stem[:-1] + "ا"), _HOST_PRESENT[key]
    plural = stem[:-1] if last in "ىيو" and _is_weak(parts) else stem
    yield f"ي{plural}ون", _PRESENT["3mp"]
    yield f"ي{plural}وا", _SUBJUNCTIVE_P
    yield f"ي{plural}و", _SUBJUNCTIVE_HOST
    dual = stem[:-1] + "ي" if last == "ى" else stem
    yield f"ي{dual}ان", _PRESENT["3md"]
    yield f"ت{dual}ان", _PRESENT["3fd"]
    yield f"ي{dual if plural != stem else _short_present(parts, stem)}ن", _PRESENT["3fp"]


def _is_weak(parts: Parts) -> bool:
    return parts.past[-1] in "ىاي"


def _prefixed(prefix: str, stem: str) -> str:
    return "آ" + stem[1:] if prefix == "أ" and stem[0] == "أ" else prefix + stem


def _short_present(parts: Parts, stem: str) -> str:
    """Return the present stem before a consonant: يقلن from يقول."""
    hollow = len(parts.past) > 2 and parts.past[-2] == "ا" and stem[-2] in "اوي"
    return stem[:-2] + stem[-1] if hollow and not parts.doubled else stem


def _passive(parts: Parts, pattern: str) -> Iterator[tuple[str, Inflection]]:
    """Yield the passives whose letters differ from the active: قيل, يقال, طولب, دعي, يوصف."""
    past = _passive_past(parts.past, pattern)
    if past != parts.past:
        yield past, Inflection("verb", "past", passive="yes")
        yield past + "ت", Inflection("verb", "past", gender="f", passive="yes")
    present = _passive_stem(parts, pattern)
    if present != parts.imperfect[1:]:
        yield "ي" + present, Inflection("verb", "present", passive="yes")
        yield "ت" + present, Inflection("verb", "present", gender="f", passive="yes")


def _passive_past(past: str, pattern: str) -> str:
    if pattern == "III":
        past = past[0] + "و" + past[2:]
    elif pattern == "VI":
        past = past[:2] + "و" + past[3:]
    if past[-2] == "ا" and pattern in {"I", "IV", "VIII", "X"}:
        return past[:-2] + "ي" + past[-1]
    return past[:-1] + "ي" if past[-1] in "ىا" else past


def _passive_stem(parts: Parts, pattern: str) -> str:
    stem = parts.imperfect[1:]
    if pattern == "I" and parts.past[0] == "و" and stem[0] != "و":
        stem = "و" + stem
    if len(stem) > 2 and stem[-2] in "يو" and parts.past[-2] == "ا":
        return stem[:-2] + "ا" + stem[-1]
    return stem[:-1] + "ى" if stem[-1] in "يو" and _is_weak(parts) else stem


_NOMINATIVE: Final = Inflection("participle", mood="nominative")
_ACCUSATIVE: Final = Inflection("participle", mood="accusative")
_FEMININE: Final = Inflection("participle", gender="f")
_PARTICIPLES: Final = (
    ("ا", _ACCUSATIVE),
    ("ة", _FEMININE),
    ("ت", _FEMININE._replace(takes_pronoun=True, alone=False)),
    ("ان", _NOMINATIVE._replace(number="d")),
    ("تان", _NOMINATIVE._replace(gender="f", number="d")),
    ("تين", _ACCUSATIVE._replace(gender="f", number="d")),
    ("ون", _NOMINATIVE._replace(number="p")),
    ("ين", _ACCUSATIVE._replace(number="p")),
    ("ات", Inflection("participle", gender="f", number="p")),
)


def _participles(masculine: str) -> Iterator[tuple[str, Inflection]]:
    if masculine.endswith("ء"):
        yield masculine, _ACCUSATIVE  # no alif after a final hamza
    for ending, inflection in _PARTICIPLES:
        stem = masculine[:-1] if masculine[-1] == "ي" and ending in {"ون", "ين"} else masculine
        yield stem + ending, inflection


_NOUN: Final = Inflection("noun", person=3, gender="any", takes_pronoun=True)
_NOUN_ALONE: Final = _NOUN._replace(takes_pronoun=False)
_NOUN_DEFINITE: Final = _NOUN_ALONE._replace(definite=True)
_NOUN_HOST: Final = _NOUN._replace(alone=False)


def noun_spellings(noun: str) -> Iterator[tuple[str, Inflection]]:
    """Yield the bare spellings of a verbal noun, alone and as it stands before a pronoun."""
    if noun[-1] == "ة" and not noun.startswith("ال"):
        yield noun, _NOUN_ALONE
        yield noun[:-1] + "ت", _NOUN_HOST
        return
    if noun.startswith("ال"):
        yield noun, _NOUN_DEFINITE
        return
    yield noun, _NOUN
    if noun[-1] == "ء":
        yield noun[:-1] + "ؤ", _NOUN_HOST
        yield noun[:-1] + "ئ", _NOUN_HOST
