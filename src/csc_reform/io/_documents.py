"""Documents: the envelope, files and folders, reading all or nothing, writing all or nothing."""

import json
import os
import tempfile
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import cast, final

from cattrs import Converter

from csc_reform._validators import is_text
from csc_reform.entities.entity import Entity
from csc_reform.entities.kinds import KINDS
from csc_reform.errors import DocumentError, Fault, InvalidValueError, shown, suggestion
from csc_reform.io._faults import Places, Pointer, faults_of, parsed, written
from csc_reform.io._wire import make_converter
from csc_reform.provenance import Origin
from csc_reform.reform import Reform

__all__ = ["dumps", "loads", "read", "read_texts", "write"]

#: The version of the format that this library reads and writes.
SCHEMA_VERSION = 1

_ENVELOPE = ("schema_version", "title", "scope", "licence")
#: What is meant where the envelope says nothing.
_DEFAULTS = {"title": "", "scope": "England", "licence": ""}


@cache
def _converter() -> Converter:
    return make_converter()


# Reading --------------------------------------------------------------------------------------


def read(path: str | os.PathLike[str]) -> Reform:
    """
    Read a reform from a document, or from a folder of documents.

    Args:
        path: A JSON file, or a folder whose ``.json`` files together make one reform.

    Raises:
        DocumentError: With every fault found, each with its place.
        OSError: When the file cannot be opened.
    """
    place = Path(path)
    files = sorted(place.glob("*.json")) if place.is_dir() else [place]
    if not files:
        raise DocumentError([Fault("folder must hold at least one .json file", file=str(place))])
    texts: dict[str, str] = {}
    faults: list[Fault] = []
    for file in files:
        try:
            texts[str(file)] = file.read_bytes().decode("utf-8")
        except UnicodeDecodeError as error:
            faults.append(Fault(f"file must be UTF-8, got {error.reason}", file=str(file)))
    if faults:
        raise DocumentError(faults)
    return read_texts(texts)


def loads(text: str) -> Reform:
    """
    Read a reform from the text of one document.

    Raises:
        DocumentError: With every fault found, each with its place.

    >>> loads('{"schema_version": 1, "titel": "Mine"}')
    Traceback (most recent call last):
    csc_reform.errors.DocumentError: title must be given @ / (<text>:1:1)
    key must be a known one, got 'titel'; did you mean 'title'? @ /titel (<text>:1:23)
    """
    if not isinstance(text, str):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise InvalidValueError("text", "a text", text, "decode bytes as UTF-8, or use read")
    return read_texts({"<text>": text})


def read_texts(texts: Mapping[str, str]) -> Reform:
    """
    Read a reform from the texts of documents, by file name.

    Raises:
        DocumentError: With every fault found in any of them, each with its place.
    """
    names = list(texts)
    documents = [_Document(file, text) for file, text in texts.items()]
    faults = [fault for document in documents for fault in document.faults]
    if not faults:
        faults = list(_between(documents))
    if faults:
        # In the order of the files, and in each from the top.
        raise DocumentError(
            sorted(faults, key=lambda fault: (names.index(fault.file), fault.place))
        )
    return Reform(
        [entity for document in documents for _, entity in document.records],
        title=documents[0].label("title"),
        scope=documents[0].label("scope"),
        licence=documents[0].label("licence"),
        origins=_Origins(documents),
    )


@final
class _Document:
    """One document: what could be read of it, and what is wrong with it."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.places = Places(text)
        self.faults: list[Fault] = []
        self.records: list[tuple[Pointer, Entity]] = []
        self.envelope: dict[str, object] = {}
        whole = parsed(self.places, file, self.faults)
        if isinstance(whole, dict):
            self.envelope = cast("dict[str, object]", whole)
            self._read_envelope()
            for kind in KINDS:
                self._read_records(kind)
        elif not self.faults:
            self._fault(f"document must be an object, got {type(whole).__name__}", ())

    def label(self, name: str) -> str:
        """Give a text of the envelope."""
        return str(self.envelope.get(name, _DEFAULTS[name]))

    def _fault(self, message: str, at: Pointer) -> None:
        self.faults.append(self.places.fault(message, at, self.file))

    def _read_envelope(self) -> None:
        version = self.envelope.get("schema_version")
        if type(version) is not int:
            self._fault("schema_version must be a whole number", ("schema_version",))
        elif version != SCHEMA_VERSION:
            newer = version > SCHEMA_VERSION
            advice = "; install a newer csc-reform to read it" if newer else ""
            self._fault(
                f"schema_version must be {SCHEMA_VERSION}, got {shown(version)}{advice}",
                ("schema_version",),
            )
        if "title" not in self.envelope:
            self._fault("title must be given", ())
        for name in _ENVELOPE[1:]:
            value = self.envelope.get(name, _DEFAULTS[name])
            if not is_text(value):
                self._fault(str(InvalidValueError(name, "a text", value)), (name,))
        known = (*_ENVELOPE, *KINDS)
        for key in self.envelope:
            if key not in known:
                near = suggestion(key, known)
                self._fault(f"key must be a known one, got {key!r}{near}", (key,))

    def _read_records(self, kind: str) -> None:
        items = self.envelope.get(kind, [])
        if not isinstance(items, list):
            self._fault(f"{kind} must be a list, got {type(items).__name__}", (kind,))
            return
        cls = KINDS[kind]
        hook = _converter().get_structure_hook(cls)
        for index, item in enumerate(cast("list[object]", items)):
            at: Pointer = (kind, index)
            try:
                self.records.append((at, cast("Entity", hook(item, cls))))
            except Exception as error:  # noqa: BLE001 (whatever it is becomes a fault)
                for where, message in faults_of(error, at):
                    self._fault(message, where)


def _between(documents: list[_Document]) -> Iterator[Fault]:
    """Give the faults that only show when the documents are read together."""
    first = documents[0]
    for document in documents[1:]:
        for name in ("title", "scope", "licence"):
            if document.label(name) != first.label(name):
                message = f"{name} must be {first.label(name)!r} as in {first.file}"
                yield document.places.fault(message, (name,), document.file)
    seen: dict[str, tuple[_Document, Pointer]] = {}
    for document in documents:
        for at, entity in document.records:
            for id_ in (entity.id, *entity.former_ids):
                if id_ in seen:
                    other, where = seen[id_]
                    line, _ = other.places.place(where)
                    field = "id" if id_ == entity.id else "former_ids"
                    yield document.places.fault(
                        f"id must be unique, got {id_!r}, which {written(where)} has too "
                        f"({other.file}:{line})",
                        (*at, field),
                        document.file,
                    )
                seen.setdefault(id_, (document, at))


@final
class _Origins(Mapping[str, Origin]):
    """Where each record was read from; the lines are counted when they are first asked for."""

    def __init__(self, documents: list[_Document]) -> None:
        self._documents = documents

    @cached_property
    def _places(self) -> dict[str, Origin]:
        places: dict[str, Origin] = {}
        for document in self._documents:
            for at, entity in document.records:
                line, _ = document.places.place(at)
                places[entity.id] = Origin(file=document.file, pointer=written(at), line=line)
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
    Write a reform as the text of one document.

    The text is sorted, indented and ends in a line feed; it is the same for equal reforms whose
    figures are printed to the same digits.
    """
    return _text(reform, tuple(KINDS))


def write(reform: Reform, path: str | os.PathLike[str]) -> None:
    """
    Write a reform to a document, or to a folder with a document for each kind.

    A file is replaced whole or not at all. In a folder, the files of kinds that the reform has none
    of are removed, so that reading the folder gives the reform again.

    Args:
        reform: The reform.
        path: A file name that ends in ``.json``, or the name of a folder.

    Raises:
        InvalidValueError: When the path is a folder that ends in ``.json``, or a file that does not.
        OSError: When something cannot be written.
    """
    place = Path(path)
    is_file = place.suffix == ".json"
    if (place.suffix and not is_file) or (place.exists() and place.is_dir() is is_file):
        raise InvalidValueError("path", "a folder, or a file that ends in .json", str(place))
    if is_file:
        _write_whole({place: dumps(reform)})
        return
    place.mkdir(parents=True, exist_ok=True)
    # There is always a file of sources, so that a reform without any can be read again.
    used = {entity.KIND for entity in reform} | {"sources"}
    _write_whole({place / f"{kind}.json": _text(reform, (kind,)) for kind in KINDS if kind in used})
    for kind in set(KINDS) - used:
        (place / f"{kind}.json").unlink(missing_ok=True)


def _text(reform: Reform, kinds: tuple[str, ...]) -> str:
    document: dict[str, object] = {
        "schema_version": SCHEMA_VERSION,
        "title": reform.title,
        "scope": reform.scope,
        "licence": reform.licence,
    }
    for kind in kinds:
        items = [_converter().unstructure(entity) for entity in reform if kind == entity.KIND]
        if items:
            document[kind] = items
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _write_whole(texts: Mapping[Path, str]) -> None:
    """Write every text beside its place, then move all into place."""
    waiting: list[tuple[str, Path]] = []
    try:
        for place, text in texts.items():
            handle, name = tempfile.mkstemp(dir=place.parent, prefix=f".{place.name}.")
            waiting.append((name, place))
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
                file.write(text)
            # As readable as any new file, where the temporary one is its owner's alone.
            Path(name).chmod(place.stat().st_mode & 0o777 if place.exists() else 0o666 & ~_umask())
        while waiting:
            name, place = waiting[0]
            Path(name).replace(place)
            del waiting[0]
    finally:
        for name, _ in waiting:
            Path(name).unlink(missing_ok=True)
