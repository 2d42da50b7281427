"""Documents: the envelope, reading all or nothing, and the text that a reform is written as."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property
from typing import Final, cast, final

from cattrs import Converter

from csc_reform._validators import check_type, is_text
from csc_reform.entities.entity import Entity
from csc_reform.entities.kinds import KINDS
from csc_reform.errors import InvalidValueError, shown
from csc_reform.extensions import Extensions
from csc_reform.io._faults import Pointer, faults_of, key_fault, written
from csc_reform.io._pages import Page, refuse
from csc_reform.io._wire import make_converter
from csc_reform.provenance import Origin
from csc_reform.reform import Reform

__all__ = [
    "LARGEST",
    "SCHEMA_VERSION",
    "canonical_bytes",
    "check_largest",
    "document_id",
    "dumps",
    "loads",
    "read_texts",
    "text_of",
    "too_large",
]

#: The version of the format that this library reads and writes.
SCHEMA_VERSION: Final = 1

#: How much is read unless the caller says otherwise, in characters of text or bytes of files.
LARGEST: Final = 16 * 2**20

#: The labels of a reform by their keys in the envelope, with what is meant where none is given.
_LABELS: Final = {
    "$schema": ("schema", ""),
    "title": ("title", ""),
    "scope": ("scope", "England"),
    "licence": ("licence", ""),
}
_KEYS: Final = ("$schema", "schema_version", "title", "scope", "licence", *KINDS)


@cache
def _converter(*, detailed: bool = True) -> Converter:
    return make_converter(detailed=detailed)


# Reading --------------------------------------------------------------------------------------


def loads(text: str, *, largest: int = LARGEST) -> Reform:
    """
    Read a reform from the text of one JSON document.

    Args:
        text: The text.
        largest: The most characters that are read: a text made to take much may need a
            hundred times as much memory.

    Raises:
        DocumentError: With every fault found, each with its place.
        InvalidValueError: For what is no text.

    >>> loads('{"schema_version": 1, "titel": "Mine"}')
    Traceback (most recent call last):
    csc_reform.errors.DocumentError: title must be given @ / (<text>:1:1)
    key must be a known one, got 'titel'; did you mean 'title'? @ /titel (<text>:1:23)
    """
    if not isinstance(text, str):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise InvalidValueError("text", "a text", text, "decode bytes as UTF-8, or use read")
    return read_texts({"<text>": text}, largest=largest)


def read_texts(texts: Mapping[str, str], *, largest: int = LARGEST) -> Reform:
    r"""
    Read a reform from the texts of documents, by file name; a name ending in ``.toml`` means TOML.

    Args:
        texts: The texts, by name.
        largest: The most characters that are read of all together.

    Raises:
        DocumentError: With every fault found in any of them, each with its place.

    >>> read_texts({"mine.toml": 'schema_version = 1\ntitle = "Mine"'}).title
    'Mine'
    """
    check_largest(largest)
    if not texts or not all(
        isinstance(text, str) for text in cast("Mapping[str, object]", texts).values()
    ):
        raise InvalidValueError("texts", "at least one text by its name", texts)
    pages = [Page(text, file) for file, text in texts.items()]
    left = largest
    for page in pages:
        left -= len(page.text)
        if left < 0:
            page.note(too_large(largest), (), 0)
            refuse([page])
    documents = [_Document(page) for page in pages]
    if all(page.is_sound for page in pages):
        _check_together(documents)
    refuse(pages)
    first = documents[0]
    return Reform(
        [entity for document in documents for _, entity in document.records],
        title=first.labels["title"],
        scope=first.labels["scope"],
        licence=first.labels["licence"],
        schema=next(filter(None, (document.labels["$schema"] for document in documents)), ""),
        extensions=first.extensions,
        origins=_Origins(documents),
    )


def check_largest(largest: object) -> None:
    """Refuse a bound that is none."""
    if type(largest) is not int or largest < 0:
        raise InvalidValueError("largest", "a number of characters", largest)


def too_large(largest: int) -> str:
    """Say that there is more to read than was allowed."""
    return f"documents must be of at most {largest:,} characters; give largest= to read more"


@final
class _Document:
    """One document: what could be read of it, what is wrong with it being noted on its page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.records: list[tuple[Pointer, Entity]] = []
        self.labels = {key: default for key, (_, default) in _LABELS.items()}
        self.extensions = Extensions({})
        whole = page.data()
        if not isinstance(whole, dict):
            if page.is_sound:
                page.note(f"document must be an object, got {type(whole).__name__}")
            return
        envelope = cast("dict[str, object]", whole)
        if self._is_of_this_version(envelope):
            self._read_envelope(envelope)
            for kind in KINDS:
                self._read_records(kind, envelope.get(kind, []))

    def _is_of_this_version(self, envelope: dict[str, object]) -> bool:
        """Tell whether to read on: of a newer form, nothing more can be said."""
        if "schema_version" not in envelope:
            self.page.note(f"schema_version must be given; it is {SCHEMA_VERSION}")
            return True
        version = envelope["schema_version"]
        if type(version) is int and version == SCHEMA_VERSION:
            return True
        is_newer = type(version) is int and version > SCHEMA_VERSION
        words = f"schema_version must be {SCHEMA_VERSION}, got {shown(version)}"
        advice = "; install a newer csc-reform to read it" if is_newer else ""
        self.page.note(words + advice, ("schema_version",))
        return not is_newer

    def _read_envelope(self, envelope: dict[str, object]) -> None:
        if "title" not in envelope:
            self.page.note("title must be given")
        own: dict[str, object] = {}
        for key, value in envelope.items():
            if key in _LABELS:
                if is_text(value):
                    self.labels[key] = cast("str", value)
                else:
                    self.page.note(str(InvalidValueError(key, "a text", value)), (key,))
            elif key.startswith("x_"):
                own[key] = value
            elif key not in _KEYS:
                near = key_fault(key, _KEYS) if not self.page.is_full else ""
                self.page.note(near, (key,))
        try:
            self.extensions = _converter().structure(own, Extensions)
        except Exception as error:  # noqa: BLE001 (whatever it is becomes a fault)
            self._note_all(error, (), own)

    def _read_records(self, kind: str, items: object) -> None:
        if not isinstance(items, list):
            advice = f"; in TOML, write [[{kind}]] above each" if self.page.is_toml else ""
            self.page.note(f"{kind} must be a list, got {type(items).__name__}{advice}", (kind,))
            return
        cls = KINDS[kind]
        read = _converter(detailed=False).get_structure_hook(cls)
        for index, item in enumerate(cast("list[object]", items)):
            at: Pointer = (kind, index)
            try:
                self.records.append((at, cast("Entity", read(item, cls))))
            except Exception:  # noqa: BLE001 (whatever it is becomes a fault)
                self._tell(item, cls, at)

    def _tell(self, item: object, cls: type[Entity], at: Pointer) -> None:
        """Note all that is wrong with a record that could not be read."""
        if self.page.is_full:
            self.page.more += 1
            return
        try:
            _converter().structure(item, cls)
        except Exception as error:  # noqa: BLE001 (whatever it is becomes a fault)
            self._note_all(error, at, item)

    def _note_all(self, error: Exception, at: Pointer, item: object) -> None:
        for where, message in faults_of(error, at):
            self.page.note(message, (*at, *_present(where[len(at) :], item)))


def _present(steps: Pointer, item: object) -> Pointer:
    """Give as many of the steps into something as lead to what is there."""
    for taken, step in enumerate(steps):
        if isinstance(item, dict) and step in item:
            item = cast("dict[str | int, object]", item)[step]
        elif isinstance(item, list) and isinstance(step, int):
            item = cast("list[object]", item)[step]
        else:
            return steps[:taken]
    return steps


def _check_together(documents: list[_Document]) -> None:
    """Note the faults that only show when the documents are read together."""
    first = documents[0]
    for document in documents[1:]:
        for key, label in first.labels.items():
            # Each may be helped by an editor in its own way.
            if key != "$schema" and document.labels[key] != label:
                message = f"{key} must be {shown(label)} as in {first.page.file}"
                document.page.note(message, (key,))
        for key in sorted({*first.extensions, *document.extensions}):
            if not document.extensions.agrees_on(key, first.extensions):
                document.page.note(f"{key} must be as in {first.page.file}", (key,))
    _check_ids(documents)


def _check_ids(documents: list[_Document]) -> None:
    """Note every id that something else has already."""
    seen: dict[str, tuple[_Document, Pointer]] = {}
    twice: list[tuple[str, _Document, Pointer]] = []
    for document in documents:
        for at, entity in document.records:
            for id_ in (entity.id, *entity.former_ids):
                if id_ in seen:
                    field = "id" if id_ == entity.id else "former_ids"
                    twice.append((id_, document, (*at, field)))
                seen.setdefault(id_, (document, at))
    firsts = {id_: seen[id_] for id_, _, _ in twice}
    lines = {
        page: page.lines(at for document, at in firsts.values() if document.page is page)
        for page in {document.page for document, _ in firsts.values()}
    }
    for id_, document, at in twice:
        if document.page.is_full:
            document.page.more += 1
            continue
        other, where = firsts[id_]
        place = f"{written(where)} has too ({other.page.file}:{lines[other.page][where]})"
        document.page.note(f"id must be unique, got {id_!r}, which {place}", at)


@final
class _Origins(Mapping[str, Origin]):
    """Where each record was read from; the lines are counted when they are first asked for."""

    def __init__(self, documents: list[_Document]) -> None:
        self._documents = documents

    @cached_property
    def _places(self) -> dict[str, Origin]:
        places: dict[str, Origin] = {}
        for document in self._documents:
            page = document.page
            lines = page.lines(at for at, _ in document.records)
            for at, entity in document.records:
                places[entity.id] = Origin(file=page.file, pointer=written(at), line=lines[at])
        return places

    def __getitem__(self, key: str) -> Origin:
        return self._places[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


# Writing --------------------------------------------------------------------------------------


def dumps(reform: Reform) -> str:
    """
    Write a reform as the text of one JSON document.

    The text is sorted, indented and ends in a line feed; it is the same for equal reforms whose
    labels are the same and whose figures are printed to the same digits.
    """
    check_type("reform", reform, Reform)
    return text_of(reform, KINDS)


def text_of(reform: Reform, kinds: Iterable[str]) -> str:
    """Write the entities of some kinds as the text of a document."""
    return json.dumps(_data(reform, kinds), ensure_ascii=False, indent=2) + "\n"


def _data(reform: Reform, kinds: Iterable[str]) -> dict[str, object]:
    document: dict[str, object] = {} if not reform.schema else {"$schema": reform.schema}
    document |= {
        "schema_version": SCHEMA_VERSION,
        "title": reform.title,
        "scope": reform.scope,
        "licence": reform.licence,
        **reform.extensions,
    }
    for kind in kinds:
        items = [_converter().unstructure(entity) for entity in reform.of_kind(KINDS[kind])]
        if items:
            document[kind] = items
    return document


def canonical_bytes(reform: Reform) -> bytes:
    """
    Write a reform as the shortest text of one document, in UTF-8, with the keys in order.

    They are the same on every machine and Python version, whatever the files that the reform was
    read from look like.

    >>> from csc_reform import Reform
    >>> canonical_bytes(Reform([], title="Mine"))
    b'{"licence":"","schema_version":1,"scope":"England","title":"Mine"}'
    """
    data = _data(reform, KINDS)
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode()


def document_id(reform: Reform) -> str:
    """
    Give the SHA-256 of the canonical bytes of a document, or of all of a folder together.

    It changes with anything that is written, labels, keys of a user's own and the digits of a figure
    included. `Reform.content_id` is of the entities alone, and the same whenever these are equal.

    >>> from csc_reform import Reform
    >>> document_id(Reform([], title="Mine"))[:14]
    'sha256:d2da28d'
    """
    return f"sha256:{hashlib.sha256(canonical_bytes(reform)).hexdigest()}"
