"""Starts a command on a pseudo-terminal that answers queries at once, and tells how long it took
until a text was on the screen, and the resident memory of its process then."""

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


def resident(pid):
    """Resident memory in MiB; 0 where the system does not tell."""
    try:
        with open(f"/proc/{pid}/status") as status:
            return int(re.search(r"VmRSS:\s+(\d+)", status.read()).group(1)) / 1024
    except (OSError, AttributeError):
        return 0.0


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

    def until(self, text, deadline=60.0):
        """Waits until the text was printed after what was seen before; seconds since the start."""
        end = time.perf_counter() + deadline
        wanted = text.encode()
        while wanted not in self.seen:
            left = end - time.perf_counter()
            if left <= 0 or not select.select([self.fd], [], [], left)[0]:
                raise TimeoutError(f"{text!r} did not appear; seen: {self.seen[-400:]!r}")
            try:
                part = os.read(self.fd, 65536)
            except OSError as ended:
                raise EOFError(f"ended before {text!r}: {self.seen[-400:]!r}") from ended
            for query, answer in ANSWERS:
                if query in part:
                    os.write(self.fd, answer)
            self.seen += part
        at = time.perf_counter()
        self.seen = self.seen.split(wanted, 1)[1]
        return at - self.begin

    def type(self, text):
        os.write(self.fd, text.encode())

    def close(self):
        try:
            os.kill(self.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        os.close(self.fd)
        os.waitpid(self.pid, 0)
