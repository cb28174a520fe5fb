"""Starts a command on a pseudo-terminal that answers queries at once, and tells how long it took
until a text was on the screen, and what its processes used by then."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time

ANSWERS = [
    (b"\x1b[6n", b"\x1b[1;1R"),  # where is the cursor
    (b"\x1b[c", b"\x1b[?62;22c"),  # what are you
    (b"\x1b[?u", b"\x1b[?0u"),  # which keyboard protocol
    (b"\x1b[?2026$p", b"\x1b[?2026;2$y"),  # synchronised output
]

ESCAPE = re.compile(rb"\x1b(\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(\x07|\x1b\\)|[78=>])")


def memory(pid, line="VmRSS"):
    """Resident memory in MB (10^6 bytes), now (VmRSS) or at most so far (VmHWM); 0 where the system
    does not tell."""
    try:
        with open(f"/proc/{pid}/status") as status:
            return int(re.search(line + r":\s+(\d+)", status.read()).group(1)) * 1024 / 1e6
    except (OSError, AttributeError):
        return 0.0


def family(pid):
    """The process and all that descend from it: process id and the fields after its name."""
    fields = {}
    for name in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{name}/stat") as stat:
                fields[int(name)] = stat.read().rsplit(")", 1)[1].split()
        except OSError:
            pass  # it has just ended
    found = [pid] if pid in fields else []
    for one in found:
        found += [child for child, stat in fields.items() if int(stat[1]) == one]
    return {one: fields[one] for one in found}


def processor(pid):
    """Seconds of processor time of the process, its descendants, and those of them that ended."""
    ticks = sum(sum(map(int, stat[11:15])) for stat in family(pid).values())
    return ticks / os.sysconf("SC_CLK_TCK")


class Session:
    """A command on a terminal of its own."""

    def __init__(self, command, env=None, columns=80, rows=24):
        self.begin = time.perf_counter()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.environ.update(env or {}, TERM="xterm-256color")
            os.execvp(command[0], command)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.seen = b""

    def read(self, seconds):
        """Takes what is printed next; False if nothing was in that time."""
        if not select.select([self.fd], [], [], max(0, seconds))[0]:
            return False
        try:
            part = os.read(self.fd, 65536)
        except OSError as ended:
            raise EOFError(f"ended; seen: {self.seen[-400:]!r}") from ended
        for query, answer in ANSWERS:
            if query in part:
                os.write(self.fd, answer)
        self.seen += part
        return True

    def until(self, text, deadline=120.0):
        """Waits until the text, without escapes, was printed after what was seen before; seconds
        since the start or the last Enter."""
        end = time.perf_counter() + deadline
        wanted = text.encode()
        while wanted not in ESCAPE.sub(b"", self.seen):
            if not self.read(end - time.perf_counter()):
                raise TimeoutError(f"{text!r} did not appear; seen: {self.seen[-400:]!r}")
        at = time.perf_counter()
        self.seen = ESCAPE.sub(b"", self.seen).split(wanted, 1)[1]
        return at - self.begin

    def settle(self, quiet=0.3):
        """Waits until nothing was printed for that long, and forgets what was."""
        while self.read(quiet):
            pass
        self.seen = b""

    def idle(self, deadline=60.0):
        """Waits until the processes use next to no processor time."""
        end = time.perf_counter() + deadline
        before = processor(self.pid)
        while time.perf_counter() < end:
            time.sleep(0.5)
            now = processor(self.pid)
            if now - before <= 0.02:
                return
            before = now

    def type(self, text):
        os.write(self.fd, text.encode())

    def enter(self, text):
        """Types a line, waits for its echo, and presses Enter; the clock starts at Enter."""
        self.type(text)
        self.settle()
        self.begin = time.perf_counter()
        self.type("\r")

    def close(self, command=None, deadline=10.0):
        """Ends it by its own command if there is one, else or after the deadline by force."""
        end = time.perf_counter() + deadline
        try:
            if command:
                self.type(command + "\r")
                while time.perf_counter() < end:
                    self.read(0.2)
        except (EOFError, OSError):
            pass  # it has ended
        try:
            os.kill(self.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        os.close(self.fd)
        os.waitpid(self.pid, 0)
