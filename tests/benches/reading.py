#!/usr/bin/env python3
"""Reading beside text extraction by other programs, same files, same run. Prints the section for RESULTS.md.

    python3 tests/benches/reading.py [--rounds 15] [--program PROGRAM] [--techo TECHO] [FOLDER]

Builds `cargo bench -p techo-tests --bench reading` and the command, unless they are named, and puts the peers into
target/peers-reading. FOLDER holds sample papers with their expected.json (default: tests/fixtures/dev).

Each side is one process with one thread that has every file's bytes at hand and is asked for one reading at a time: ours,
pdfium, MuPDF, round after round over all files. Ours goes from bytes to typed fields; the others only take the text out.
A file's figure is the median of its rounds, in processor time, so that a busy machine does not count. pdftotext, a program,
stands beside ours as a program: start to end, processor time of the child.
"""
import argparse, datetime, json, os, pathlib, re, resource, shutil, statistics, subprocess, sys, venv

TOP = pathlib.Path(__file__).resolve().parents[2]
PINNED = ["pypdfium2==5.15.2", "pymupdf==2.0"]
SIDES = ["ours", "pdfium", "mupdf"]


def worker(side):
    """One peer: a path in, milliseconds of processor time out; see reading.rs."""
    import time
    if side == "pdfium":
        import pypdfium2

        def text(data):
            with_document = pypdfium2.PdfDocument(data)
            found = [page.get_textpage().get_text_range() for page in with_document]
            with_document.close()
            return found
    else:
        import pymupdf

        def text(data):
            document = pymupdf.open(stream=data, filetype="pdf")
            return [page.get_text() for page in document]
    files = {}
    for line in sys.stdin:
        line = line.rstrip("\n")
        if line == "memory":
            print(re.search(r"VmHWM:\s*(\d+)", pathlib.Path("/proc/self/status").read_text())[1], flush=True)
            continue
        if line not in files:
            files[line] = pathlib.Path(line).read_bytes()
        before = time.process_time_ns()
        found = text(files[line])
        spent = time.process_time_ns() - before
        print(f"{spent / 1e6:.4f} {'read' if any(t.strip() for t in found) else 'refused'}", flush=True)


class Side:
    """A process that is asked for one reading at a time."""

    def __init__(self, command):
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(self, line):
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline().split()
        if not answer:
            sys.exit("a side ended: " + line)
        return answer

    def end(self):
        self.process.stdin.close()
        self.process.wait()


def peers():
    """The Python with the peers in it."""
    place = TOP / "target/peers-reading"
    python = place / "bin/python"
    if not python.exists():
        venv.create(place, with_pip=True)
    have = subprocess.run([python, "-m", "pip", "list", "--format=freeze"], capture_output=True, text=True).stdout.lower()
    if not all(pin.lower() in have for pin in PINNED):
        subprocess.run([python, "-m", "pip", "install", "--quiet", *PINNED], check=True)
    return str(python)


def built(*arguments):
    """The program that cargo builds with some arguments."""
    lines = subprocess.run(["cargo", *arguments, "--message-format=json"], cwd=TOP, stdout=subprocess.PIPE, text=True,
                           check=True).stdout.splitlines()
    made = [json.loads(line) for line in lines if '"executable":"' in line]
    return made[-1]["executable"]


def process_time(command):
    """Processor time of a command, start to end, in milliseconds, and its most memory in KiB."""
    # Held by a name: one that is let go asks after its child first, and then there is none to wait for.
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    return (used.ru_utime + used.ru_stime) * 1000, used.ru_maxrss


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", nargs="?", type=pathlib.Path, default=TOP / "tests/fixtures/dev")
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--program", help="the built benchmark")
    parser.add_argument("--techo", help="the built command")
    parser.add_argument("--worker", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.worker:
        return worker(given.worker)
    program = given.program or built("bench", "-p", "techo-tests", "--bench", "reading", "--no-run")
    techo = given.techo or built("build", "--release", "-p", "techo-cli")
    python = peers()
    truth = json.loads((given.folder / "expected.json").read_text())
    files = [str((given.folder / one["file"]).resolve()) for one in truth if one["outcome"] == "ok"]
    commands = {"ours": [program], "pdfium": [python, __file__, "--worker", "pdfium"],
                "mupdf": [python, __file__, "--worker", "mupdf"]}
    times = {side: {file: [] for file in files} for side in SIDES}
    sides = {side: Side(commands[side]) for side in SIDES}
    for round in range(given.rounds + 1):
        for file in files:
            for side in SIDES[round % 3:] + SIDES[:round % 3]:
                spent, outcome = sides[side].ask(file)
                if outcome != "read":
                    sys.exit(f"{side} did not read {file}")
                if round > 0:  # the first one warms up
                    times[side][file].append(float(spent))
    memory = {side: int(sides[side].ask("memory")[0]) / 1024 for side in SIDES}
    for side in sides.values():
        side.end()
    alone = {side: {} for side in SIDES}
    for side in SIDES:
        for file in files:
            one = Side(commands[side])
            one.ask(file)
            alone[side][file] = int(one.ask("memory")[0]) / 1024
            one.end()
    programs = {"techo read": [techo, "read"], "pdftotext": ["pdftotext"]}
    whole = {name: {file: [] for file in files} for name in programs}
    most = {name: 0 for name in programs}
    for round in range(max(5, given.rounds // 3)):
        for file in files:
            for name, command in programs.items():
                spent, used = process_time([*command, file, *(["-"] if name == "pdftotext" else [])])
                whole[name][file].append(spent)
                most[name] = max(most[name], used / 1024)
    show(files, times, memory, alone, whole, most, given.rounds, python)


def show(files, times, memory, alone, whole, most, rounds, python):
    median = {side: {file: statistics.median(times[side][file]) for file in files} for side in times}
    ratio = {file: median["ours"][file] / min(median["pdfium"][file], median["mupdf"][file]) for file in files}
    processes = {name: {file: statistics.median(whole[name][file]) for file in files} for name in whole}
    beside = {file: processes["techo read"][file] / processes["pdftotext"][file] for file in files}
    middle = lambda values: statistics.median(values.values())
    version = lambda name: subprocess.run([python, "-c", f"from importlib.metadata import version; print(version('{name}'))"],
                                          capture_output=True, text=True).stdout.strip()
    poppler = subprocess.run(["pdftotext", "-v"], capture_output=True, text=True).stderr.split()[2]
    print("## Reading: bytes to typed fields, beside text extraction alone\n")
    print(f"`python3 tests/benches/reading.py`, {datetime.date.today()}; {len(files)} readable sample papers, the median of "
          f"{rounds} interleaved rounds each, one thread, processor time; pypdfium2 {version('pypdfium2')}, pymupdf "
          f"{version('pymupdf')}, poppler {poppler}. Memory is VmHWM; that of the peers holds a Python.\n")
    print("| | ours | pdfium | MuPDF |\n|---|---|---|---|")
    row = lambda name, text: print(f"| {name} | " + " | ".join(text(side) for side in SIDES) + " |")
    row("median file, ms", lambda side: f"{middle(median[side]):.2f}")
    row("slowest file, ms", lambda side: f"{max(median[side].values()):.2f}")
    row("all files, ms", lambda side: f"{sum(median[side].values()):.1f}")
    row("most memory over all files, MiB", lambda side: f"{memory[side]:.0f}")
    row("one file in a new process, median, MiB", lambda side: f"{middle(alone[side]):.0f}")
    row("one file in a new process, most, MiB", lambda side: f"{max(alone[side].values()):.0f}")
    slower = {file: r for file, r in ratio.items() if r > 1}
    print(f"\nOurs against the faster of both in each file: {middle(ratio):.2f} in the median file, at most "
          f"{max(ratio.values()):.2f}; {len(files) - len(slower)} of {len(files)} files faster than both"
          f"{', over 2: ' + ', '.join(short(f) for f, r in ratio.items() if r > 2) if max(ratio.values()) > 2 else ''}. "
          "The five slowest beside the others: "
          + ", ".join(f"{short(file)} {r:.2f}" for file, r in sorted(ratio.items(), key=lambda one: -one[1])[:5]) + ".\n")
    print("| program, start to end | techo read | pdftotext |\n|---|---|---|")
    both = list(processes)
    print("| median file, ms | " + " | ".join(f"{middle(processes[name]):.1f}" for name in both) + " |")
    print("| slowest file, ms | " + " | ".join(f"{max(processes[name].values()):.1f}" for name in both) + " |")
    print("| most memory, MiB | " + " | ".join(f"{most[name]:.0f}" for name in both) + " |")
    print(f"\n`techo read` against `pdftotext`: {middle(beside):.2f} in the median file, at most {max(beside.values()):.2f}.")


def short(file):
    return pathlib.Path(file).stem.split("_")[0]


if __name__ == "__main__":
    main()
