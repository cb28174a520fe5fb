"""The measurements behind docs/performance.md; bench/run prepares what they need and calls this.

Each comparison runs its arms in turn, A B C A B C, and prints medians, the span from the least to
the most, and ratios of medians. Output is Markdown."""

import functools
import glob
import json
import os
import re
import resource
import shutil
import statistics
import subprocess
import sys
import time

from pty_time import Session, memory, processor

HOME = os.environ["BENCH_HOME"]
SCRATCH = os.environ["BENCH_SCRATCH"]
JDK = os.environ["JAVA_HOME"]
JUNIT = os.environ["BENCH_JUNIT"]
CONSOLE = os.environ["BENCH_CONSOLE"]
PROMPT = "loopbook> "
LAUNCHER = f"{HOME}/loopbook"
LAST_OF_D4_E9 = "closes its listener"
ENV = dict(os.environ, LOOPBOOK_WORKSPACE=f"{SCRATCH}/workspace")


def shell():
    session = Session([LAUNCHER], ENV)
    return session, session.until(PROMPT)


def ms(values):
    values = [1000 * v for v in values]
    return f"{statistics.median(values):.0f} ms ({min(values):.0f} to {max(values):.0f})"


def ratio(value, base):
    return f"{statistics.median(value) / statistics.median(base):.2f}"


def row(*cells):
    print("| " + " | ".join(str(c) for c in cells) + " |", flush=True)


def head(title, *cells):
    print(f"\n### {title}\n")
    row(*cells)
    row(*["---"] * len(cells))


def verdict(name, value, limit, unit=""):
    word = "met" if value <= limit else "MISSED"
    print(f"\nTarget {name}: at most {limit}{unit}; it is {value:.2f}{unit}: {word}.", flush=True)


def hello():
    session = Session([f"{JDK}/bin/java", "-cp", f"{SCRATCH}/classes", "Hello"])
    return session, session.until("hello")


def jshell():
    session = Session([f"{JDK}/bin/jshell"])
    return session, session.until("jshell>")


def start(rounds):
    arms = {"bare JVM": (hello, None), "loopbook": (shell, "quit"), "jshell": (jshell, "/exit")}
    wall = {name: [] for name in arms}
    busy = {name: [] for name in arms}
    for turn in range(rounds + 1):
        for name, (begin, end) in arms.items():
            session, took = begin()
            used = processor(session.pid)
            session.close(end)
            if turn > 0:  # the first round fills the system's caches
                wall[name].append(took)
                busy[name].append(used)
    head(
        f"Start to the first prompt, {rounds} rounds",
        "", "time", "to bare JVM", "processor time", "to bare JVM",
    )
    for name in arms:
        row(
            name, ms(wall[name]), ratio(wall[name], wall["bare JVM"]),
            ms(busy[name]), ratio(busy[name], busy["bare JVM"]),
        )
    ours = statistics.median(wall["loopbook"])
    verdict("to bare JVM", ours / statistics.median(wall["bare JVM"]), 8)
    verdict("to jshell", ours / statistics.median(wall["jshell"]), 0.33)


def example(rounds):
    base, runs = [], [[] for _ in range(10)]
    for _ in range(rounds):
        session, took = hello()
        session.close()
        base.append(took)
        session, _ = shell()
        for times in runs:
            session.enter("run D4.E9 repaired")
            session.until(LAST_OF_D4_E9)
            times.append(session.until(PROMPT))
        session.close("quit")
    head(f"`run D4.E9 repaired` in the shell, {rounds} rounds", "", "time", "to bare JVM", "to first")
    row("bare JVM", ms(base), "1.00", "")
    for name, times in (("first after the start", runs[0]), ("second", runs[1]), ("tenth", runs[9])):
        row(name, ms(times), ratio(times, base), ratio(times, runs[0]))


def ended():
    """Seconds of processor time of all processes that were started here and have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def command(words, folder):
    begin = time.perf_counter()
    done = subprocess.run(words, cwd=folder, env=ENV, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, text=True)
    took = time.perf_counter() - begin
    if done.returncode != 0:
        sys.exit(f"{words}: exit {done.returncode}\n{done.stdout}")
    return took, done.stdout


class Echo:
    """The nine scenarios of EX04 as a project of plain JUnit, and a submission that changes."""

    FOLDER = f"{HOME}/solutions/04-echo-until-eof"

    def __init__(self):
        self.project = f"{SCRATCH}/echo"
        shutil.copytree(f"{HOME}/bench/echo", self.project)
        os.makedirs(f"{self.project}/src/main/java")
        self.submission = f"{self.project}/src/main/java/EchoUntilEof.java"
        with open(f"{self.FOLDER}/EchoUntilEof.java") as source:
            self.solution = source.read()
        self.edits = 0
        self.words = ["mvn", "-q", "-B", f"-Dlab.jar={HOME}/target/lab.jar",
                      f"-Djunit.version={JUNIT}", "test"]
        self.edit()
        command(self.words, self.project)  # fetches what is missing, compiles the tests
        self.words.insert(1, "-o")
        self.classes, tests = f"{SCRATCH}/console", f"{self.project}/target/test-classes"
        os.makedirs(self.classes)
        self.path = os.pathsep.join([self.classes, tests, f"{HOME}/target/lab.jar"])

    def edit(self):  # a learner checks because something has changed
        self.edits += 1
        with open(self.submission, "w") as out:
            out.write(f"{self.solution}// edit {self.edits}\n")

    def maven(self):
        return command(self.words, self.project)[0]

    def console(self):
        compiled, _ = command([f"{JDK}/bin/javac", "-d", self.classes, self.submission], self.project)
        ran, said = command(
            [f"{JDK}/bin/java", "-jar", CONSOLE, "execute", "-cp", self.path, "-c",
             "EchoUntilEofTest"],
            self.project,
        )
        if "9 tests successful" not in said:
            sys.exit(said)
        return compiled + ran

    def tests_alone(self):
        """Seconds that the tests take in one JVM that is warm."""
        _, said = command(
            [f"{JDK}/bin/java", "-cp", os.pathsep.join([self.path, f"{SCRATCH}/classes", CONSOLE]),
             "Warm", "EchoUntilEofTest", "20"], self.project)
        return [float(line) for line in said.splitlines() if line[:1].isdigit()][10:]


@functools.cache
def the_echo():
    return Echo()


def check(rounds):
    echo = the_echo()
    project, submission = echo.project, echo.submission

    def warm():
        before = processor(session.pid)
        session.enter(f"check EX04 --submission {submission}")
        session.until("Passed: 9 of 9")
        seconds = session.until(PROMPT)
        session.idle()  # children for the next check are started, while a learner edits
        return seconds, processor(session.pid) - before

    def counted(arm):
        before = ended()
        seconds = arm()
        return seconds, ended() - before

    def cold():
        took, said = command([LAUNCHER, "check", "EX04", "--submission", submission], project)
        if "9 of 9" not in said:
            sys.exit(said)
        return took

    session, _ = shell()
    session.idle()
    first, _ = warm()
    warm()
    arms = {
        "`check` in a running shell": warm,
        "`check`, cold": lambda: counted(cold),
        "`javac` and the console launcher": lambda: counted(echo.console),
        "`mvn -q -o test`": lambda: counted(echo.maven),
    }
    took = {name: [] for name in arms}
    busy = {name: [] for name in arms}
    for _ in range(rounds):
        for name, arm in arms.items():
            echo.edit()
            seconds, used = arm()
            took[name].append(seconds)
            busy[name].append(used)
    session.close("quit")
    alone = echo.tests_alone()
    tests_alone = statistics.median(alone)
    _, said = command([LAUNCHER, "check", "EX04", "--submission", submission, "--json"], project)
    longest = max(test["cost"]["milliseconds"] for test in json.loads(said)["tests"])
    less = {name: [t - tests_alone for t in times] for name, times in took.items()}
    ours = "`check` in a running shell"
    head(f"`check EX04`, {rounds} rounds", "", "time", "less the tests", "shell's check to this",
         "without subtraction", "processor time", "shell's to this")
    for name in arms:
        row(name, ms(took[name]), ms(less[name]), ratio(less[ours], less[name]),
            ratio(took[ours], took[name]), ms(busy[name]), ratio(busy[ours], busy[name]))
    print(f"\nThe first check in the shell took {first * 1000:.0f} ms."
          f" The tests alone, warm, in one JVM: {ms(alone)}; that median is subtracted."
          f" The longest test in a cold judge: {longest} ms.")
    verdict("to Maven", statistics.median(less[ours]) / statistics.median(less["`mvn -q -o test`"]), 0.1)


def grade(folder, jobs):
    """Grades a folder; seconds, the results of the students, and the isolation level."""
    out = f"{SCRATCH}/graded"
    shutil.rmtree(out, ignore_errors=True)
    took, said = command([LAUNCHER, "grade", folder, "--out", out, "--exercise", "EX04", "--jobs",
                          str(jobs), "--report", "junit"], SCRATCH)
    results = []
    for name in os.listdir(f"{out}/students"):
        if name.endswith(".json"):
            with open(f"{out}/students/{name}") as student:
                results.append(json.load(student)["exercises"][0])
    level = re.search(r"Isolation level: (\d)", said)
    return took, results, level.group(1) if level else "?"


def handed_in(folder, sources):
    for number, source in enumerate(sources):
        os.makedirs(f"{folder}/s{number:04}")
        with open(source) as text, open(f"{folder}/s{number:04}/EchoUntilEof.java", "w") as out:
            out.write(f"{text.read()}// of s{number:04}\n")


def batch(rounds):
    echo = the_echo()
    many = int(os.environ.get("CLASS", 100))
    few = min(100, many)
    reference = f"{Echo.FOLDER}/EchoUntilEof.java"
    right = f"{SCRATCH}/right"
    handed_in(right, [reference] * few)
    arms = {"`grade --jobs 1`": lambda: grade(right, 1), "`grade --jobs 2`": lambda: grade(right, 2)}
    each = {name: [] for name in [*arms, "`javac` and the console launcher", "`mvn -q -o test`"]}
    level = ""
    for _ in range(rounds):
        for name, arm in arms.items():
            took, results, level = arm()
            if [r["verdict"] for r in results] != ["PASS"] * few:
                sys.exit(f"{name}: {[r['verdict'] for r in results]}")
            each[name].append(took / few)
        for name, arm in (("`javac` and the console launcher", echo.console),
                          ("`mvn -q -o test`", echo.maven)):
            echo.edit()
            each[name].append(arm())
    alone = statistics.median(echo.tests_alone())
    less = {name: [t - alone for t in times] for name, times in each.items()}
    best = "`grade --jobs 2`"
    head(f"A submission of a batch: {few} references, isolation level {level}, {rounds} rounds", "",
         "time per submission", "less the tests", "batch of two jobs to this")
    for name in each:
        row(name, ms(each[name]), ms(less[name]), ratio(less[best], less[name]))
    print(f"\nThe tests alone, warm, in one JVM: {1000 * alone:.0f} ms; subtracted from all.")
    for name, limit in (("`mvn -q -o test`", 0.1), ("`javac` and the console launcher", 0.33)):
        verdict(f"to {name}", statistics.median(less[best]) / statistics.median(less[name]), limit)

    folders = sorted(f.path for kind in ("correct", "wrong")
                     for f in os.scandir(f"{Echo.FOLDER}/{kind}"))
    files = [reference, f"{HOME}/exercises/04-echo-until-eof/EchoUntilEof.java",
             *(f"{folder}/EchoUntilEof.java" for folder in folders)]
    mixed = f"{SCRATCH}/mixed"
    handed_in(mixed, [files[i % len(files)] for i in range(many)])
    head(f"A class of {many}: the {len(files)} solutions of EX04 in turn, right, wrong and starters",
         "", "submissions per minute", "median", "95 % within", "its processes' processor time")
    for jobs in (1, 2):
        took, results, _ = grade(mixed, jobs)
        used = statistics.mean(r["cost"]["cpuMilliseconds"] for r in results)
        each = sorted(r["cost"]["milliseconds"] for r in results)
        row(f"`--jobs {jobs}`", f"{60 * many / took:.1f}", f"{statistics.median(each):.0f} ms",
            f"{each[int(0.95 * (len(each) - 1))]} ms", f"{used:.0f} ms")


def examples(chapters):
    """The examples of the first chapters, each form of each, as one types them after `run`."""
    found = {}
    for lesson in sorted(glob.glob(f"{HOME}/lessons/en/*/*.md")):
        if int(os.path.basename(os.path.dirname(lesson))[:2]) in chapters:
            with open(lesson) as text:
                for word in re.findall(r"^```java ([DX][\d.E]+\w*(?: (?:as-written|repaired))?)\b",
                                       text.read(), re.MULTILINE):
                    found[word] = True
    return list(found)


def resident(_):
    session, _ = shell()
    session.idle()
    head("Resident memory of the shell", "when", "MB", "most until then")
    row("at the prompt, idle", f"{memory(session.pid):.0f}", f"{memory(session.pid, 'VmHWM'):.0f}")
    few = examples(range(3))
    for example in few:
        session.enter(f"run {example}")
        session.until(PROMPT, 120)
    after = memory(session.pid)
    row(f"after the {len(few)} examples of chapters 0 to 2", f"{after:.0f}",
        f"{memory(session.pid, 'VmHWM'):.0f}")
    begin = time.perf_counter()
    session.enter("run --all")
    session.until(PROMPT, 900)
    took = time.perf_counter() - begin
    row(f"after `run --all` ({took:.0f} s)", f"{memory(session.pid):.0f}",
        f"{memory(session.pid, 'VmHWM'):.0f}")
    session.close("quit")
    verdict("memory after chapters 0 to 2", after, 250, " MB")


def rounds_of(words):
    said = subprocess.run(words, env=ENV, stdout=subprocess.PIPE, text=True, check=True).stdout
    return [float(line) for line in said.split()][2:]  # the first two warm up


def recorder(rounds):
    jar, classes = f"{HOME}/target/loopbook.jar", f"{SCRATCH}/recorder"
    sources = [f"{HOME}/bench/recorder/{name}.java" for name in ("Traffic", "Recorded")]
    subprocess.run([f"{JDK}/bin/javac", "-d", classes, "-cp", jar, *sources], check=True)
    # on one processor: across two, a ping-pong's time is that of waking the other one
    pinned = ["taskset", "-c", "0"] if shutil.which("taskset") else []
    java = [*pinned, f"{JDK}/bin/java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmn16m",
            "-Xms24m", "-Xmx256m", "-XX:MinHeapFreeRatio=10",
            "-XX:MaxHeapFreeRatio=20", "-XX:-ShrinkHeapInSteps"]  # as the launcher starts the workbook
    arms = {
        "without": [*java, "-cp", classes, "Traffic"],
        "recorded": [*java, f"-javaagent:{jar}", "-cp", f"{classes}:{jar}", "Recorded"],
    }
    targets = {"ping-pong": 0.7, "bulk": 0.8, "connections": 0.7}
    took = {what: {arm: [] for arm in arms} for what in targets}
    for _ in range(rounds):
        for what in targets:
            for arm, words in arms.items():
                took[what][arm] += rounds_of([*words, what, "7"])
    head(f"The recorder, {rounds} processes of 5 rounds each", "", "without", "recorded", "rate",
         "target")
    for what, least in targets.items():
        without, recorded = took[what]["without"], took[what]["recorded"]
        rate = statistics.median(without) / statistics.median(recorded)
        row(what, ms(without), ms(recorded), f"{rate:.2f}",
            f"at least {least}: {'met' if rate >= least else 'MISSED'}")


def drawing(rounds):
    jar, classes = f"{HOME}/target/loopbook.jar", f"{SCRATCH}/drawing"
    subprocess.run(
        [f"{JDK}/bin/javac", "-d", classes, "-cp", jar, f"{HOME}/bench/recorder/Drawn.java"],
        check=True)
    said = subprocess.run(
        [f"{JDK}/bin/java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmn16m", "-Xms24m",
         "-Xmx256m", "-cp", f"{classes}:{jar}:{HOME}/target/lib/*", "Drawn", str(rounds + 2)],
        env=ENV, stdout=subprocess.PIPE, text=True, check=True).stdout
    took = {}
    for line in said.splitlines():
        what, events, seconds = line.split(";")
        took.setdefault(what, {}).setdefault(int(events), []).append(float(seconds))
    head(f"Drawing, {rounds} rounds", "", "1,000 events", "10,000", "100,000", "an event of 1,000",
         "of 100,000", "to that of 1,000")
    worst = 0
    for what, by_size in took.items():
        by_size = {events: times[2:] for events, times in by_size.items()}  # two warm up
        each = {n: statistics.median(times) / n for n, times in by_size.items()}
        worst = max(worst, each[100_000] / each[1_000])
        row(what, *(ms(by_size[n]) for n in (1_000, 10_000, 100_000)),
            f"{each[1_000] * 1e6:.1f} µs", f"{each[100_000] * 1e6:.1f} µs",
            f"{each[100_000] / each[1_000]:.2f}")
    verdict("time per event of 100,000 to that of 1,000", worst, 3)


PARTS = {"recorder": (recorder, 3), "drawing": (drawing, 5), "start": (start, 9), "example": (example, 5), "check": (check, 5), "memory": (resident, 1),
         "batch": (batch, 3)}

if __name__ == "__main__":
    names = sys.argv[1:] or list(PARTS)
    if unknown := [name for name in names if name not in PARTS]:
        sys.exit(f"bench/run: no part {unknown[0]!r}. The parts are: {', '.join(PARTS)}")
    for name in names:
        part, usual = PARTS[name]
        part(int(os.environ.get("ROUNDS", usual)))
