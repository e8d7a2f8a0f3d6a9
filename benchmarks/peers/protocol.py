"""One worker process of the worker protocol, asked by Python."""
import fcntl
import json
import os


class Worker:
    """A live worker: requests go to its descriptor 3, answers come from its descriptor 4."""

    def __init__(self, argv):
        request_end, self._requests = _high_pipe()
        self._answers, answer_end = _high_pipe()
        null = os.open(os.devnull, os.O_RDWR)
        actions = [(os.POSIX_SPAWN_DUP2, null, 0), (os.POSIX_SPAWN_DUP2, null, 1)]
        actions += [(os.POSIX_SPAWN_DUP2, request_end, 3), (os.POSIX_SPAWN_DUP2, answer_end, 4)]
        self.process = os.posix_spawn(argv[0], argv, {**os.environ, "BENCH_WORKER": "1"}, file_actions=actions)
        for descriptor in (request_end, answer_end, null):
            os.close(descriptor)
        self._lines = os.fdopen(self._answers, "rb")
        self.hello = self._receive()

    def ask(self, request, **fields):
        os.write(self._requests, json.dumps({"request": request, **fields}).encode() + b"\n")
        answer = self._receive()
        if answer["answer"] == "failed":
            raise RuntimeError(f"'{request}': {answer['failure']}")
        return answer

    def times(self, laps, iterations):
        """Nanoseconds for one iteration: of each lap by the wall clock, and of all laps those of the processor."""
        answer = self.ask("time operations", laps=laps, iterations=iterations, cpuTime=True)
        return [value / iterations for value in answer["nanoseconds"]], [answer["cpuNanoseconds"] / (laps * iterations)]

    def finish(self):
        os.write(self._requests, b'{"request":"finish"}\n')
        self._close()

    def _receive(self):
        line = self._lines.readline()
        if not line:
            self._close()
            raise RuntimeError("the worker ended before it had answered")
        return json.loads(line)

    def _close(self):
        os.close(self._requests)
        self._lines.close()
        _, status = os.waitpid(self.process, 0)
        if status != 0:
            raise RuntimeError(f"the worker ended with {os.waitstatus_to_exitcode(status)}")


def _high_pipe():
    """A pipe whose descriptors are neither 3 nor 4 and are closed in children."""
    ends = os.pipe()
    high = [fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, 10) for end in ends]
    for end in ends:
        os.close(end)
    return high
