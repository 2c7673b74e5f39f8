#!/usr/bin/env python3
"""Kills, flips, cuts, fills disks, and looks what is left. Linux; strace for the exact moments; root for the small disk.

  tests/reliability/run.py slice       what CI runs: at most five minutes
  tests/reliability/run.py full        everything; the figures of tests/RELIABILITY.md
  tests/reliability/run.py full kill   only these parts

The work itself is done by the program beside this file (`src/`). The last line is `reliability: ok`, or a failure is told.
SEED=N repeats the random moments of an earlier run; RELIABILITY=FILE takes a program that is built already.
"""
import json
import os
import pathlib
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

sys.dont_write_bytecode = True
import stranger  # noqa: E402

TOP = pathlib.Path(__file__).resolve().parents[2]
FIXTURES = TOP / "tests/fixtures"
SEED = int(os.environ.get("SEED", random.randrange(1 << 30)))
RANDOM = random.Random(SEED)
WRITES = ["pwrite64", "write", "fsync", "unlink", "linkat", "rename"]
# What may be told when a call fails; `Os` and `StorageFull` are the story's own log and papers.
RIGHT = {("pwrite64", "ENOSPC"): {"NoSpace"}, ("write", "ENOSPC"): {"NoSpace", "StorageFull", "Os"},
         ("pread64", "EIO"): {"CannotRead", "CannotWrite", "Os"}, ("read", "EIO"): {"CannotRead", "CannotWrite", "Os"},
         ("openat", "EROFS"): {"CannotRead", "CannotWrite", "Os"}, ("openat", "EMFILE"): {"CannotRead", "CannotWrite", "Os"}}
failures = []


def program(full) -> str:
    if "RELIABILITY" in os.environ:
        return os.environ["RELIABILITY"]
    # Hundreds of thousands of openings: with our own code optimised, too.
    fast = [f"--config=profile.dev.package.{name}.opt-level=2" for name in ("techo-core", "techo-reliability")]
    subprocess.run(["cargo", "build", "--locked", "--quiet", "-p", "techo-reliability", *(fast if full else [])],
                   cwd=TOP, check=True)
    metadata = subprocess.run(["cargo", "metadata", "--format-version", "1", "--no-deps"], cwd=TOP, check=True,
                              capture_output=True, text=True).stdout
    return json.loads(metadata)["target_directory"] + "/debug/techo-reliability"


class Folder:
    """A folder with a notebook of the first schema in it, gone afterwards."""

    def __init__(self, where=None, old=True):
        self.path = pathlib.Path(tempfile.mkdtemp(prefix="techo-reliability-", dir=where))
        if old:
            shutil.copy(FIXTURES / "notebooks/schema-0001.techo", self.path / "old.techo")
            shutil.copy(FIXTURES / "notebooks/schema-0001.key", self.path / "old.key")

    def __enter__(self):
        return self.path

    def __exit__(self, *_):
        shutil.rmtree(self.path, ignore_errors=True)


def fail(text):
    failures.append(text)
    print("FAILED", text, flush=True)


def run(*command, timeout=120):
    """A command's exit status and what it said on either stream."""
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", timeout=timeout)
    return done.returncode, done.stdout.strip(), done.stderr.strip()


def reason(err):
    """What a panic said, without its stack."""
    lines = [line for line in err.splitlines() if not line.startswith(" ") and "stack backtrace" not in line]
    return " ".join(lines)[:400]


def check(folder, what):
    """Whether all is well in a folder after its story; if not it is kept."""
    status, out, err = run(PROGRAM, "check", str(folder))
    if status != 0:
        kept = tempfile.mkdtemp(prefix="techo-failed-")
        shutil.copytree(folder, kept, dirs_exist_ok=True)
        fail(f"{what}: {reason(err)} (kept: {kept})")
    return out


def story(folder, *before, stop_after=None):
    """Runs the story, perhaps under a tracer; whether it came to its end. With `stop_after` it is killed then."""
    with open(folder / "log.txt", "wb") as log:
        child = subprocess.Popen([*before, PROGRAM, "story", str(folder)], stdout=log, stderr=subprocess.PIPE)
        if stop_after is not None:
            try:
                child.wait(timeout=stop_after)
            except subprocess.TimeoutExpired:
                child.send_signal(signal.SIGKILL)
        error = child.communicate()[1].decode(errors="replace")
    return child.returncode == 0, error


def strace(call, when, what):
    return ["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={call}", "-e", f"inject={call}:{what}:when={when}"]


def moments(full, step):
    """Each of the first 200 calls, and some of the later ones (the whole story writes about 1900 times)."""
    return [*range(1, 201, 1 if full else step), *range(201, 2000, 9 if full else 97)]


def answer(finished, message):
    """What the family was told when the disk failed."""
    if finished:
        return "went on"
    found = re.search(r"`Err` value: (\w+)|(StorageFull)", message)
    return found and (found[1] or found[2]) or "no start"


def must_be(code, right, what):
    """A family that is told "damaged" or "not found" of a full disk would give its papers up."""
    if code not in right | {"went on", "no start"}:
        fail(f"{what}: answered {code}")


def kill(full):
    """At random moments."""
    count = 500 if full else 60
    with Folder() as folder:
        started = time.monotonic()
        assert story(folder)[0]
        length = time.monotonic() - started
        check(folder, "the whole story")
    reached = {}
    ended = 0
    for number in range(count):
        with Folder() as folder:
            finished, _ = story(folder, stop_after=RANDOM.uniform(0.0, 1.2 * length))
            ended += finished
            out = check(folder, f"killed at random moment {number} (seed {SEED})")
            step = (out.split() or ["-"])[-1]
            reached[step] = reached.get(step, 0) + 1
    print(f"kill: {count} random moments of {length:.2f} s, {count - ended} before the end; under way: {reached}")


def timed_story(folder, kill_in=None, after=0.0):
    """Runs the story while listening; how long each step took. `kill_in`: kills it that long after the step begins."""
    lengths, began = {}, {}
    with open(folder / "log.txt", "wb") as log:
        child = subprocess.Popen([PROGRAM, "story", str(folder)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        for line in child.stdout:
            log.write(line)
            word, step = (line.decode().split() + ["", ""])[:2]
            if word == "begin":
                began[step] = time.monotonic()
                if step == kill_in:
                    time.sleep(after)
                    child.send_signal(signal.SIGKILL)
                    kill_in = None
            elif word == "done":
                lengths[step] = time.monotonic() - began[step]
        child.wait()
    return lengths


def aimed(full):
    """At random moments of the steps that take the most care: each is killed while it runs."""
    with Folder() as folder:
        lengths = timed_story(folder)
        check(folder, "the whole story")
    counts = {}
    for step in ["migrate", "backup", "restore", "merge", "rekey", "erase", "passphrase", "join"]:
        counts[step] = 0
        for number in range(60 if full else 4):
            with Folder() as folder:
                timed_story(folder, kill_in=step, after=RANDOM.uniform(0.0, lengths[step]))
                out = check(folder, f"killed in {step}, {number} (seed {SEED})")
                counts[step] += out.endswith(" " + step)
    print(f"aimed: killed while under way: {counts}; at the same step's very end or after it: "
          f"{(60 if full else 4) * len(counts) - sum(counts.values())}")


def writes(full):
    """At each of the first 200 calls that write, sync, cut, remove or rename, and at some of the later ones."""
    total = 0
    counts = {}
    for call in WRITES:
        for when in moments(full, 17):
            with Folder() as folder:
                finished, _ = story(folder, *strace(call, when, "signal=KILL"))
                check(folder, f"killed at {call} {when}")
                total += not finished
                if finished:
                    break
                counts[call] = when
    print(f"writes: killed at {total} calls; the last of each: {counts}")


def faults(full):
    """The disk is full, or fails, at each such call: the change is refused, nothing else is lost."""
    total = 0
    codes = {}
    first = range(1, 201, 1 if full else 29)
    few = range(1, 31, 1 if full else 6)
    calls = [("pwrite64", "ENOSPC", moments(full, 29)), ("pwrite64", "EIO", first), ("fsync", "EIO", first),
             ("write", "ENOSPC", first), ("read", "EIO", first),
             ("unlink", "EIO", few), ("rename", "EIO", few), ("linkat", "EIO", few), ("openat", "EROFS", first),
             ("openat", "EMFILE", first), ("pread64", "EIO", first)]
    for call, error, whens in calls:
        for when in whens:
            with Folder() as folder:
                finished, message = story(folder, *strace(call, when, f"error={error}"))
                check(folder, f"{error} at {call} {when}")
                total += 1
                told = codes.setdefault(f"{call} {error}", {})
                code = answer(finished, message)
                told[code] = told.get(code, 0) + 1
                must_be(code, RIGHT.get((call, error), {"CannotWrite"}), f"{error} at {call} {when}")
    print(f"faults: {total} calls failed; answers: {codes}")


def disk(full):
    """A disk of its own that has less and less room; then a folder that can't be written."""
    if os.geteuid() != 0:
        print("disk: SKIPPED, mounting a small disk needs root")
        return
    place = tempfile.mkdtemp(prefix="techo-disk-")
    sizes = range(100, 2100, 16 if full else 160)
    codes = {}
    try:
        for size in sizes:
            if subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}k", "tmpfs", place]).returncode != 0:
                print("disk: SKIPPED, mounting is not allowed here")
                return
            try:
                with Folder(where=place) as folder:
                    code = answer(*story(folder))
                    codes[code] = codes.get(code, 0) + 1
                    must_be(code, {"NoSpace", "StorageFull"}, f"disk of {size} kB")
                    subprocess.run(["mount", "-o", "remount,size=64m", place], check=True)
                    check(folder, f"disk of {size} kB")
                    subprocess.run(["mount", "-o", "remount,ro", place], check=True)
                    _, _, err = run(PROGRAM, "check", str(folder))
                    if "cannot_write" not in err and "CannotWrite" not in err:
                        fail(f"read-only disk: {reason(err)}")
                    subprocess.run(["mount", "-o", "remount,rw", place], check=True)
                    check(folder, f"disk of {size} kB, writable again")
            finally:
                subprocess.run(["umount", place], check=True)
        print(f"disk: {len(sizes)} sizes; answers: {codes}; read-only: cannot_write, and all there afterwards")
    finally:
        os.rmdir(place)


def bytes_(full):
    """Each byte of a small notebook, of its header, of a backup, and of journals that were left by a kill."""
    with Folder(old=False) as folder:
        report("bytes", "bytes", str(folder), "1" if full else "149", timeout=7200)
    with Folder(old=False) as folder:
        report("backup", "backup", str(folder), "1" if full else "149", timeout=7200)
    kept = pathlib.Path(tempfile.mkdtemp(prefix="techo-journals-"))
    try:
        for when in range(3, 200, 3 if full else 20):
            with Folder(old=False) as folder:
                finished, _ = story(folder, *strace("pwrite64", when, "signal=KILL"))
                journal = folder / "family.techo-journal"
                # One that was counted: else it undoes nothing.
                if not finished and journal.exists() and int.from_bytes(journal.read_bytes()[8:12]) > 0:
                    shutil.copytree(folder, kept / f"{journal.stat().st_size:08}-{when}")
        left = sorted(kept.iterdir())[:7 if full else 2]
        for place, folder in enumerate(left):
            step = ("1" if place < 2 else "61") if full else "997"
            report(f"journal of write {folder.name}", "journal", str(folder), step, timeout=7200)
        if not left:
            fail("no kill left a journal")
    finally:
        shutil.rmtree(kept)


def report(what, *command, timeout=600):
    status, out, err = run(PROGRAM, *command, timeout=timeout)
    print(out, flush=True)
    if status != 0:
        fail(f"{what}: {reason(err)}")


def secrets(_full):
    """The key and the passphrase are gone from memory after closing."""
    with Folder(old=False) as folder:
        (folder / "key.hex").write_text(os.urandom(32).hex() + "\n")
        (folder / "passphrase.txt").write_text(os.urandom(16).hex())
        report("secrets", "secrets", str(folder))


def privacy(_full):
    """No personal data outside the encrypted files: in names, in bytes on the disk, in what a kill leaves."""
    words = [word.encode() for word in ["山川", "青葉", "髙橋", "06130488", "カナ", "修学旅行", "03-0000", "%PDF", "SQLite"]]
    looked = 0
    for when in [0, *range(2, 120, 7)]:
        with Folder(old=False) as folder:
            story(folder, *(strace("pwrite64", when, "signal=KILL") if when else []))
            (folder / "log.txt").unlink()
            for file in folder.iterdir():
                looked += 1
                content = file.read_bytes() + file.name.encode()
                if any(word in content for word in words):
                    fail(f"privacy: {file.name} holds personal data")
    print(f"privacy: {looked} files of a whole story and left by kills hold nothing readable")


def hands(_full):
    """A second process, one that is stopped, one that is killed."""
    with Folder(old=False) as folder:
        assert story(folder)[0]
        holder = subprocess.Popen([PROGRAM, "hold", str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        holder.stdout.readline()
        for name in ("running", "stopped"):
            if name == "stopped":
                holder.send_signal(signal.SIGSTOP)
            _, _, err = run(PROGRAM, "check", str(folder))
            if "store_busy" not in err:
                fail(f"hands: a second process was not told store_busy while the first was {name}")
        holder.kill()
        holder.communicate()
        check(folder, "after the holder was killed")
        print("hands: store_busy while the first process runs and while it is stopped; opens when it was killed")
    with Folder(old=False) as folder:
        report("threads", "threads", str(folder))


def sockets(_full):
    """No socket call in the whole story, in looking at what it left, with threads, or under load."""
    made = 0
    with Folder() as folder, Folder(old=False) as other:
        calls = folder / "calls.txt"
        trace = ["strace", "-f", "-qq", "-A", "-e", "trace=%network", "-o", str(calls)]
        if not story(folder, *trace)[0]:
            fail("sockets: the story did not end")
        for command in (["check", str(folder)], ["threads", str(other)]):
            status, _, err = run(*trace, PROGRAM, *command)
            if status != 0:
                fail(f"sockets: {command[0]}: {reason(err)}")
        # `sendfile` copies one file into another here; the tracer counts it among the calls of the network.
        made = sum("(" in line and " sendfile(" not in line for line in calls.read_text().splitlines())
    if made:
        fail(f"sockets: {made} calls")
    print(f"sockets: {made} calls in the whole story, its check and the threads")


def stranger_(_full):
    """A backup opens without this project: `stranger.py` knows the published formats only."""
    with Folder() as folder:
        assert story(folder)[0]
        phrase = "夏の朝は早く起きる 7".encode()
        made = stranger.contents((folder / "ours.backup").read_bytes(), phrase)
    phrase = (FIXTURES / "notebooks/schema-0002.passphrase").read_bytes().rstrip(b"\n")
    kept = stranger.contents((FIXTURES / "notebooks/schema-0002.backup").read_bytes(), phrase)
    originals = set(kept.values())
    for name in ["dev/d026_elig_reportlab-cid-table.pdf", "dev/d028_elig_reportlab-cid-stack.pdf",
                 "notebooks/schema-0002.picture.png"]:
        if (FIXTURES / name).read_bytes() not in originals:
            fail(f"stranger: {name} is not in the backup")
    names = {document["coverage"]["name"] for document in json.loads(kept["notebook.json"])["documents"]}
    if names != {"黒木　長介", "仮名　美咲", "佐藤　太郎", "東雲　大地"}:
        fail("stranger: the backup does not say who it is of")
    print(f"stranger: a backup of {len(made)} files just made and one of {len(kept)} from before open with age, tar and JSON")


def load(full):
    """Many papers."""
    with Folder(old=False) as folder:
        report("load", "load", str(folder), "2000" if full else "60", timeout=7200)


PARTS = {"kill": kill, "aimed": aimed, "writes": writes, "faults": faults, "disk": disk, "bytes": bytes_,
         "secrets": secrets, "privacy": privacy, "hands": hands, "sockets": sockets, "stranger": stranger_, "load": load}


def main():
    global PROGRAM
    if len(sys.argv) < 2 or sys.argv[1] not in ("slice", "full") or any(part not in PARTS for part in sys.argv[2:]):
        sys.exit(__doc__)
    if not shutil.which("strace"):
        print("not here: strace")
        sys.exit(77)
    PROGRAM = program(sys.argv[1] == "full")
    print(f"seed {SEED}")
    for name, part in PARTS.items():
        if len(sys.argv) == 2 or name in sys.argv[2:]:
            started = time.monotonic()
            part(sys.argv[1] == "full")
            print(f"  ({name}: {time.monotonic() - started:.0f} s)", flush=True)
    for failure in failures:
        print("FAILED", failure)
    print(f"reliability: {'failed' if failures else 'ok'}")
    sys.exit(bool(failures))


main()
