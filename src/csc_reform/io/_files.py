"""Files and folders: read within bounds, and written whole or not at all."""

import os
import stat
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

from csc_reform._validators import check_type
from csc_reform.entities.kinds import KINDS
from csc_reform.errors import DocumentError, Fault, InvalidValueError
from csc_reform.io._documents import (
    LARGEST,
    check_largest,
    dumps,
    read_texts,
    text_of,
    too_large,
)
from csc_reform.reform import Reform

__all__ = ["read", "texts_in", "write"]

_SUFFIXES: Final = (".json", ".toml")
#: More documents than this in one folder are a mistake.
_MOST_FILES: Final = 1_000

# Not every system has these.
_AS_BYTES: Final = getattr(os, "O_BINARY", 0)
_AT_ONCE: Final = getattr(os, "O_NONBLOCK", 0)
_NO_LINKS: Final = getattr(os, "O_NOFOLLOW", 0)


# Reading --------------------------------------------------------------------------------------


def read(path: str | os.PathLike[str], *, largest: int = LARGEST) -> Reform:
    """
    Read a reform from a document, or from a folder of documents.

    A file whose name ends in ``.toml`` is read as TOML, any other as JSON. Of a folder, what lies in
    it is read and nothing else: no folder inside it, no hidden file, no ``….schema.json`` and no link.

    Args:
        path: A file, or a folder whose ``.json`` and ``.toml`` files together make one reform.
        largest: The most bytes that are read: a document made to take much may need
            a hundred times as much memory.

    Raises:
        DocumentError: With every fault found, each with its place.
        OSError: When the file cannot be opened.
    """
    return read_texts(texts_in(path, largest=largest), largest=largest)


def texts_in(path: str | os.PathLike[str], *, largest: int = LARGEST) -> dict[str, str]:
    """
    Give the texts of a document, or of the documents of a folder, by their names; see `read`.

    Raises:
        DocumentError: For what is no ordinary file of so many bytes in UTF-8.
        OSError: When the file cannot be opened.
    """
    place = Path(path)
    check_largest(largest)
    texts: dict[str, str] = {}
    faults: list[Fault] = []
    left = largest
    for file in _files(place) if place.is_dir() else [place]:
        try:
            found = _bytes(file, left, follow=file is place)
            left -= len(found)
            texts[str(file)] = found.decode("utf-8")
        except UnicodeDecodeError as error:
            faults.append(_not_utf_8(str(file), error))
        except _UnfitError as error:
            faults.append(Fault(str(error) or too_large(largest), file=str(file)))
            if not error.args:
                break
    if faults:
        raise DocumentError(faults)
    return texts


class _UnfitError(Exception):
    """A file is not read; it says why, or nothing when it is too large."""


def _documents_in(folder: Path) -> list[Path]:
    """Give the files of a folder that are taken for documents, in order."""
    return sorted(
        file
        for file in folder.iterdir()
        if file.suffix.lower() in _SUFFIXES
        and not file.name.startswith(".")
        and not file.name.endswith(".schema.json")
    )


def _files(folder: Path) -> list[Path]:
    """Give the documents of a folder that is to be read."""
    files = _documents_in(folder)
    if not 0 < len(files) <= _MOST_FILES:
        wanted = (
            "at least one .json or .toml file"
            if not files
            else f"{_MOST_FILES:,} documents at most"
        )
        raise DocumentError([Fault(f"folder must hold {wanted}", file=str(folder))])
    return files


def _bytes(file: Path, most: int, *, follow: bool) -> bytes:
    """Read a file; refuse what is none, such as a pipe that never ends, and a link in a folder."""
    if not follow and file.is_symlink():
        raise _UnfitError("file must be one that lies in the folder itself, got a link")
    flags = os.O_RDONLY | _AS_BYTES | _AT_ONCE | (0 if follow else _NO_LINKS)
    handle = os.open(file, flags)
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise _UnfitError("file must be an ordinary file")
    with os.fdopen(handle, "rb") as opened:
        found = opened.read(most + 1)
    if len(found) > most:
        raise _UnfitError
    return found


def _not_utf_8(file: str, error: UnicodeDecodeError) -> Fault:
    before: bytes = error.object[: error.start]
    line = before.count(b"\n") + 1
    column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8")) + 1
    return Fault(f"file must be UTF-8, got {error.reason}", "", file, line, column)


# Writing --------------------------------------------------------------------------------------


def write(reform: Reform, path: str | os.PathLike[str]) -> None:
    """
    Write a reform to a document, or to a folder with a document for each kind.

    A file is replaced whole or not at all, whatever happens meanwhile. In a folder, the files of
    kinds that the reform has none of are removed, so that reading the folder gives the reform again.
    A link that is given is followed; one that lies in the folder is refused.

    Args:
        reform: The reform.
        path: A file name that ends in ``.json``, or the name of a folder.

    Raises:
        InvalidValueError: When the path is a folder that ends in ``.json``, or a file that does not,
            and when the folder has a link, or a document of another name, to write over.
        OSError: When something cannot be written.
    """
    check_type("reform", reform, Reform)
    place = Path(path)
    is_file = place.suffix == ".json"
    fits = place.is_file() if is_file else place.is_dir()
    if (place.suffix and not is_file) or (place.exists() and not fits):
        raise InvalidValueError("path", "a folder, or a file that ends in .json", str(place))
    if is_file:
        _write_whole({place.resolve(): dumps(reform)})
        return
    place.mkdir(parents=True, exist_ok=True)
    # There is always a file of sources, so that a reform without any can be read again.
    used = {entity.KIND for entity in reform} | {"sources"}
    files = {kind: place / f"{kind}.json" for kind in KINDS}
    for file in _documents_in(place):
        if file.is_symlink() or not file.is_file() or file not in files.values():
            words = "a folder without links, or documents of another name"
            raise InvalidValueError("path", words, file.name, "write to a folder of its own")
    _write_whole({files[kind]: text_of(reform, (kind,)) for kind in KINDS if kind in used})
    for kind in set(KINDS) - used:
        files[kind].unlink(missing_ok=True)


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
                file.flush()
                # What takes the old file's name is on the disk before it does.
                os.fsync(file.fileno())
            # As readable as any new file, where the temporary one is its owner's alone.
            Path(name).chmod(place.stat().st_mode & 0o777 if place.exists() else 0o666 & ~_umask())
        while waiting:
            name, place = waiting[0]
            Path(name).replace(place)
            del waiting[0]
    finally:
        for name, _ in waiting:
            with suppress(FileNotFoundError):
                Path(name).unlink()
