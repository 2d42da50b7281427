"""Files and folders: what is read and what is not, within bounds, and written whole or not at all."""

import os
import threading
from pathlib import Path

import pytest

from csc_reform import DocumentError, Group, InvalidValueError, Reform, dumps_schema, read, write
from csc_reform.io import read_texts

TEXT = '{"schema_version": 1, "title": "Mine", "groups": [{"id": "%s", "title": "A"}]}'
MINE = Reform([Group(id="a", title="A")], title="Mine")

needs_links = pytest.mark.skipif(not hasattr(os, "symlink"), reason="no links here")


def fault(path: Path, **options: int) -> str:
    """Give the one thing that is wrong with a document or folder."""
    with pytest.raises(DocumentError) as caught:
        read(path, **options)
    (found,) = caught.value.faults
    return str(found)


class TestWhatIsRead:
    """A folder is its own documents, and nothing else."""

    def test_json_and_toml(self, tmp_path: Path) -> None:
        """Both are documents, whatever the case of their suffix."""
        (tmp_path / "one.JSON").write_text(TEXT % "a")
        (tmp_path / "two.toml").write_text(
            'schema_version = 1\ntitle = "Mine"\n[[groups]]\nid = "b"\ntitle = "B"\n'
        )
        found = read(tmp_path)
        assert found.groups.ids() == ("a", "b")
        assert found.origins["b"].line == 3

    def test_not_what_is_hidden_or_deeper(self, tmp_path: Path) -> None:
        """Files of editors, other files, and folders inside it."""
        (tmp_path / "one.json").write_text(TEXT % "a")
        (tmp_path / ".two.json").write_text("{")
        (tmp_path / "csc-reform-1.schema.json").write_text(dumps_schema())
        (tmp_path / "notes.txt").write_text("{")
        (tmp_path / "old").mkdir()
        (tmp_path / "old" / "three.json").write_text("{")
        assert read(tmp_path).groups.ids() == ("a",)

    @needs_links
    def test_no_link_in_a_folder(self, tmp_path: Path) -> None:
        """What lies elsewhere is not read because somebody put a link to it."""
        (tmp_path / "secret.json").write_text(TEXT % "a")
        folder = tmp_path / "folder"
        folder.mkdir()
        (folder / "mine.json").symlink_to(tmp_path / "secret.json")
        assert fault(folder) == (
            f"file must be one that lies in the folder itself, got a link @ / ({folder}/mine.json)"
        )

    @needs_links
    def test_a_link_that_is_given_is_followed(self, tmp_path: Path) -> None:
        """To a file, and to a folder."""
        (tmp_path / "folder").mkdir()
        (tmp_path / "folder" / "mine.json").write_text(TEXT % "a")
        (tmp_path / "file.json").symlink_to(tmp_path / "folder" / "mine.json")
        (tmp_path / "link").symlink_to(tmp_path / "folder")
        assert read(tmp_path / "file.json") == read(tmp_path / "link") == MINE

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
    def test_no_pipe(self, tmp_path: Path) -> None:
        """Nobody waits for what may never come."""
        os.mkfifo(tmp_path / "mine.json")
        for path in (tmp_path, tmp_path / "mine.json"):
            assert fault(path).startswith("file must be an ordinary file @ /")

    def test_a_folder_named_as_a_document(self, tmp_path: Path) -> None:
        """It is none, and says so."""
        (tmp_path / "mine.json").mkdir()
        (tmp_path / "one.json").write_text(TEXT % "a")
        assert fault(tmp_path).startswith("file must be an ordinary file @ /")


class TestBounds:
    """How much is read has a bound, which the caller may raise."""

    def test_of_files(self, tmp_path: Path) -> None:
        """All of a folder together count."""
        for name in "ab":
            (tmp_path / f"{name}.json").write_text(TEXT % name)
        size = sum(file.stat().st_size for file in tmp_path.iterdir())
        assert len(read(tmp_path, largest=size)) == 2
        message = f"documents must be of at most {size - 1} characters; give largest= to read more"
        assert fault(tmp_path, largest=size - 1) == f"{message} @ / ({tmp_path}/b.json)"
        assert fault(tmp_path, largest=10).endswith(f"({tmp_path}/a.json)")

    def test_of_texts(self) -> None:
        """As of files."""
        texts = {name: TEXT % name for name in "ab"}
        size = sum(map(len, texts.values()))
        assert len(read_texts(texts, largest=size)) == 2
        with pytest.raises(DocumentError, match="give largest= to read more @ / \\(b:1:1\\)"):
            read_texts(texts, largest=size - 1)

    @pytest.mark.skipif(not Path("/dev/zero").exists(), reason="nothing endless here")
    def test_of_what_has_no_end(self) -> None:
        """A device is no document."""
        assert fault(Path("/dev/zero")).startswith("file must be an ordinary file")

    def test_of_how_many(self, tmp_path: Path) -> None:
        """More than a thousand documents in one folder are a mistake."""
        for number in range(1_001):
            (tmp_path / f"{number}.json").touch()
        assert fault(tmp_path) == f"folder must hold 1,000 documents at most @ / ({tmp_path})"

    @pytest.mark.parametrize("largest", [-1, 0.5, "5", None, True])
    def test_is_a_number(self, largest: object, tmp_path: Path) -> None:
        """Of characters or bytes."""
        (tmp_path / "a.json").write_text(TEXT % "a")
        with pytest.raises(InvalidValueError, match="largest must be a number of characters"):
            read(tmp_path / "a.json", largest=largest)  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]

    def test_the_place_of_what_is_not_utf_8(self, tmp_path: Path) -> None:
        """With the line and the column, in characters."""
        place = tmp_path / "mine.json"
        place.write_bytes('{"title": "Mine",\n "é": "£"'.encode() + b"\xa3}")
        assert fault(place) == (f"file must be UTF-8, got invalid start byte @ / ({place}:2:10)")


class TestWriting:
    """What was there stays whole until what is new takes its place."""

    def test_what_cannot_be_written_leaves_all_as_it_was(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A disk that fails while anything is written leaves no trace."""
        (tmp_path / "mine.json").write_text("old")
        (tmp_path / "folder").mkdir()
        (tmp_path / "folder" / "groups.json").write_text("old")

        def full(_: int) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(os, "fsync", full)
        for place in ("mine.json", "folder"):
            with pytest.raises(OSError, match="No space left"):
                write(MINE, tmp_path / place)
        assert (tmp_path / "mine.json").read_text() == "old"
        assert (tmp_path / "folder" / "groups.json").read_text() == "old"
        assert sorted(file.name for file in tmp_path.rglob("*")) == [
            "folder",
            "groups.json",
            "mine.json",
        ]

    def test_is_on_the_disk_before_it_has_the_name(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """So that a crash leaves one or the other whole."""
        place = tmp_path / "mine.json"
        place.write_text("old")
        seen: list[str] = []
        sync = os.fsync

        def watched(handle: int) -> None:
            sync(handle)
            seen.append(place.read_text())

        monkeypatch.setattr(os, "fsync", watched)
        write(MINE, place)
        assert seen == ["old"]
        assert read(place) == MINE

    def test_a_reader_sees_the_old_or_the_new(self, tmp_path: Path) -> None:
        """And nothing between them."""
        place = tmp_path / "mine.json"
        other = Reform([Group(id=f"b-{n}", title="B") for n in range(200)], title="Mine")
        write(MINE, place)
        done = threading.Event()

        def rewrite() -> None:
            for _ in range(50):
                write(other, place)
                write(MINE, place)
            done.set()

        writer = threading.Thread(target=rewrite)
        writer.start()
        seen: set[int] = set()
        while not done.is_set():
            seen.add(len(read(place)))
        writer.join()
        assert seen <= {1, 200}

    @needs_links
    def test_a_link_that_is_given_is_written_through(self, tmp_path: Path) -> None:
        """It stays a link, and what it leads to is replaced."""
        (tmp_path / "real.json").write_text("old")
        (tmp_path / "mine.json").symlink_to(tmp_path / "real.json")
        write(MINE, tmp_path / "mine.json")
        assert (tmp_path / "mine.json").is_symlink()
        assert read(tmp_path / "real.json") == MINE

    @needs_links
    def test_no_link_in_a_folder_is_written_through(self, tmp_path: Path) -> None:
        """What lies elsewhere is not overwritten because somebody put a link to it."""
        (tmp_path / "real.json").write_text("old")
        folder = tmp_path / "folder"
        folder.mkdir()
        (folder / "groups.json").symlink_to(tmp_path / "real.json")
        with pytest.raises(InvalidValueError, match="path must be a folder without links"):
            write(MINE, folder)
        assert (tmp_path / "real.json").read_text() == "old"
        assert [file.name for file in folder.iterdir()] == ["groups.json"]

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
    def test_what_is_no_ordinary_file_is_not_replaced(self, tmp_path: Path) -> None:
        """A pipe stays one, also behind a link, and in a folder."""
        folder = tmp_path / "folder"
        folder.mkdir()
        os.mkfifo(tmp_path / "pipe.json")
        os.mkfifo(folder / "groups.json")
        (tmp_path / "link.json").symlink_to(tmp_path / "pipe.json")
        for place in (tmp_path / "pipe.json", tmp_path / "link.json", folder):
            with pytest.raises(InvalidValueError, match="path must be a folder"):
                write(MINE, place)
        assert (tmp_path / "pipe.json").is_fifo()
        assert (folder / "groups.json").is_fifo()

    def test_a_folder_with_other_documents_is_left_alone(self, tmp_path: Path) -> None:
        """They would be read together with what is written."""
        (tmp_path / "council.toml").write_text("x")
        with pytest.raises(
            InvalidValueError, match=r"council.toml.*; write to a folder of its own"
        ):
            write(MINE, tmp_path)
        assert [file.name for file in tmp_path.iterdir()] == ["council.toml"]
