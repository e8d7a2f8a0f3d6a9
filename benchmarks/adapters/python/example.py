"""An example suite: bench-run --worker python3 -- benchmarks/adapters/python/example.py"""
from bench_worker import benchmark, serve


@benchmark("sort", group="python", parameters={"size": 1000}, operations=200)
def sort():
    data = [(i * 7919) % 1000 for i in range(1000)]
    return lambda: sorted(data)


@benchmark("join", group="python", verify=lambda text: len(text) == 2890)
def join():
    words = [str(i) for i in range(1000)]
    return lambda: "".join(words)


@benchmark("print", group="python")
def printing():
    def body():
        print("a benchmark may print")
    return body


serve("python example")
