# Runs the built program on files in a directory of the test's own.
#
# SPDX-License-Identifier: GPL-2.0-or-later
"""What every test of the command has in common.

The program is $ZHENGCE_PROGRAM, the texts of the project lie in $ZHENGCE_CORPUS, and
further texts, which need not be there, in $ZHENGCE_SHARED.  A test never waits for the
clock; the limits below only turn a program that hangs into one that fails.
"""

import dataclasses
import json
import os
import pathlib
import resource
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import unittest

PROGRAM = os.environ.get("ZHENGCE_PROGRAM", "")
CORPUS = pathlib.Path(
    os.environ.get("ZHENGCE_CORPUS", pathlib.Path(__file__).resolve().parents[2] / "corpus")
)
SHARED = pathlib.Path(os.environ["ZHENGCE_SHARED"]) if os.environ.get("ZHENGCE_SHARED") else None
# Sanitizers make a program slow and large; what is measured then says nothing.
SANITIZED = bool(os.environ.get("ZHENGCE_SANITIZED"))

FOUND, NOTHING, ERROR, PARTIAL, LOCKED = 0, 1, 2, 3, 75

CPU_SECONDS_MAX = 600 if SANITIZED else 120
SECONDS_MAX = 900 if SANITIZED else 240
MIB = 1 << 20

# What these tests make crash leaves no dump behind; the programs they start inherit that.
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


@dataclasses.dataclass
class Result:
    """How a run of the program ended."""

    command: list
    status: int  # the exit status; -N when signal N ended it
    out: bytes
    err: str
    peak_bytes: int
    cpu_seconds: float

    @property
    def text(self):
        return self.out.decode("utf-8")

    @property
    def json(self):
        return json.loads(self.out)

    @property
    def lines(self):
        return [json.loads(line) for line in self.out.splitlines()]

    def __str__(self):
        command = " ".join(str(word)[:200] for word in self.command)
        out = self.out[:2000].decode("utf-8", "replace")
        return f"$ {command}\nstatus {self.status}\n--- out\n{out}\n--- err\n{self.err[:4000]}"


def environment(**changes):
    """A bare environment: no index, no locale but UTF-8, nothing of the caller's."""
    env = {"PATH": os.environ.get("PATH", "/usr/bin:/bin"), "LC_ALL": "C.UTF-8"}
    for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS", "TSAN_OPTIONS", "LSAN_OPTIONS"):
        if name in os.environ:
            env[name] = os.environ[name]
    if SANITIZED:
        # Looking for leaks takes as long as a short process: that is left to the tests that are
        # linked with the library, to Valgrind and to whoever asks for it.  The other is Xapian's
        # own way of deleting what it checked.
        env["ASAN_OPTIONS"] = ":".join(
            ("detect_leaks=0", env.get("ASAN_OPTIONS", ""), "new_delete_type_mismatch=0"))
    env.update({name: str(value) for name, value in changes.items() if value is not None})
    for name in [name for name, value in changes.items() if value is None]:
        env.pop(name, None)
    return env


class Running:
    """The program while it runs."""

    def __init__(self, *words, env=None, cwd=None, stdin=b"", stdout=None, limits=None, before=None):
        self.command = [PROGRAM, *map(os.fspath, words)]
        self._out = tempfile.TemporaryFile()
        self._err = tempfile.TemporaryFile()
        self._in = None
        if isinstance(stdin, bytes):
            self._in = tempfile.TemporaryFile()
            self._in.write(stdin)
            self._in.seek(0)
            stdin = self._in

        def prepare():
            for name, value in (limits or {}).items():
                resource.setrlimit(name, (value, value))
            if before is not None:
                before()

        self.process = subprocess.Popen(
            self.command,
            env=env if env is not None else environment(),
            cwd=cwd,
            stdin=stdin,
            stdout=stdout if stdout is not None else self._out,
            stderr=self._err,
            # Without anything to do in the child, Python need not be copied to start it, which
            # takes longer than most runs.
            preexec_fn=prepare if limits or before else None,
        )
        self._bound_cpu(limits or {})

    def _bound_cpu(self, limits):
        """For a program that hangs, so it does not matter when this takes effect."""
        if resource.RLIMIT_CPU not in limits:
            try:
                resource.prlimit(
                    self.process.pid, resource.RLIMIT_CPU, (CPU_SECONDS_MAX, CPU_SECONDS_MAX))
            except (ProcessLookupError, PermissionError):
                pass  # it has ended, or is another user's

    def kill(self):
        try:
            os.kill(self.process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass

    def _ends_within(self, seconds):
        end = os.pidfd_open(self.process.pid)
        try:
            return bool(select.select([end], [], [], seconds)[0])
        finally:
            os.close(end)

    def wait(self):
        if not self._ends_within(SECONDS_MAX):
            self.kill()
        _, raw, usage = os.wait4(self.process.pid, 0)
        status = os.waitstatus_to_exitcode(raw)
        self.process.returncode = status
        texts = []
        for stream in (self._out, self._err):
            stream.seek(0)
            texts.append(stream.read())
            stream.close()
        if self._in is not None:
            self._in.close()
        return Result(
            self.command,
            status,
            texts[0],
            texts[1].decode("utf-8", "replace"),
            usage.ru_maxrss * 1024,
            usage.ru_utime + usage.ru_stime,
        )


def run(*words, **settings):
    return Running(*words, **settings).wait()


def records(path, items):
    """Writes a collection."""
    with open(path, "w", encoding="utf-8") as file:
        for item in items:
            file.write((item if isinstance(item, str) else json.dumps(item, ensure_ascii=False)) + "\n")


def snapshot(directory):
    """The bytes of every file below a directory."""
    found = {}
    for root, _, names in os.walk(directory):
        for name in names:
            path = os.path.join(root, name)
            with open(path, "rb") as file:
                found[os.path.relpath(path, directory)] = file.read()
    return found


def files_of(answer):
    """The names of the files that an answer names."""
    return {os.path.basename(hit["document"]["path"]) for hit in answer["hits"]}


def literal(answer):
    """The answer without what other words or parts found, which stands behind."""
    hits = [hit for hit in answer["hits"] if "via" not in hit and "partial" not in hit]
    assert hits == answer["hits"][: len(hits)], "a literal hit behind others"
    return answer | {"hits": hits}


def ids_of(answer):
    return [hit["id"] for hit in answer["hits"]]


def spans_of(answer):
    """The bytes that matched, file by file; the answer ranks passages."""
    spans = {}
    for hit in answer["hits"]:
        name = os.path.basename(hit["document"]["path"])
        for match in hit["matches"]:
            spans.setdefault(name, set()).add((match["start_byte"], match["end_byte"]))
    return spans


class Case(unittest.TestCase):
    """A test with a directory of its own and an index in it."""

    maxDiff = 4000

    def setUp(self):
        self.dir = pathlib.Path(tempfile.mkdtemp(prefix="zhengce-test-"))
        self.addCleanup(shutil.rmtree, self.dir, ignore_errors=True)
        self.db = self.dir / "db"

    def env(self, **changes):
        changes.setdefault("ZHENGCE_DB", self.db)
        changes.setdefault("HOME", self.dir)
        return environment(**changes)

    def run_program(self, *words, env=None, **settings):
        """Runs to the end; a crash fails the test whatever it is about."""
        result = run(*words, env=env if env is not None else self.env(), **settings)
        self.assertGreaterEqual(result.status, 0, f"a signal ended the program\n{result}")
        self.assertNotIn("runtime error", result.err, str(result))
        self.assertNotIn("Sanitizer", result.err, str(result))
        return result

    def expect(self, status, *words, **settings):
        result = self.run_program(*words, **settings)
        self.assertEqual(status, result.status, str(result))
        return result

    def index(self, *words, status=FOUND, **settings):
        """Brings the index up to date; returns the summary."""
        return self.expect(status, "index", "--format", "json", *words, **settings).json

    def search(self, *words, status=FOUND, **settings):
        """Returns the answer."""
        return self.expect(status, "search", "-n", "100000", "--format", "json", *words, **settings).json

    def passages(self, *words, **settings):
        return self.search("--passages", *words, **settings)

    def write(self, name, text):
        path = self.dir / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
        return path


class SharedIndex(Case):
    """A case whose tests read one index, made once and never changed."""

    sources = [CORPUS]
    texts = None  # or names and texts of documents, instead of `sources`
    index_options = []
    index_status = FOUND

    @classmethod
    def setUpClass(cls):
        cls.home = pathlib.Path(tempfile.mkdtemp(prefix="zhengce-test-"))
        cls.addClassCleanup(shutil.rmtree, cls.home, ignore_errors=True)
        cls.index_dir = cls.home / "db"
        env = environment(ZHENGCE_DB=cls.index_dir, HOME=cls.home)
        result = run("index", "--format", "json", *cls.index_options, *cls.make_sources(), env=env)
        assert result.status == cls.index_status, str(result)
        cls.summary = result.json

    @classmethod
    def make_sources(cls):
        if cls.texts is None:
            return cls.sources
        folder = cls.home / "texts"
        folder.mkdir()
        for name, text in cls.texts.items():
            (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        return [folder]

    def setUp(self):
        super().setUp()
        self.db = self.index_dir


def need_shared(name):
    """Decorates a class that reads further texts."""
    missing = SHARED is None or not (SHARED / name).exists()
    return unittest.skipIf(missing, f"the shared texts '{name}' are not here ($ZHENGCE_SHARED)")


def need_root():
    return unittest.skipIf(os.geteuid() != 0, "only root can do this")


def become_nobody():
    """For `before`, in a test that needs root: the program runs as a user without rights."""
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)


class _Result(unittest.TextTestResult):
    def addSkip(self, test, reason):
        unittest.TestResult.addSkip(self, test, reason)
        self.stream.writeln(f"skipped: {test.id().removeprefix('__main__.')}: {reason}")


def main():
    if not PROGRAM or not os.access(PROGRAM, os.X_OK):
        sys.exit("ZHENGCE_PROGRAM must name the built program")
    runner = unittest.TextTestRunner(resultclass=_Result, verbosity=1)
    result = unittest.main(exit=False, testRunner=runner).result
    if not result.wasSuccessful():
        sys.exit(1)
    # ctest takes 77 for "could not run here".
    sys.exit(77 if result.testsRun == 0 or len(result.skipped) == result.testsRun else 0)
