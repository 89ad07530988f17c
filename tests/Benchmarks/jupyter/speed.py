"""How fast kernels are, seen by a client: ready after launch, the first cell, a warm 1+1 and back.

Usage: speed.py [KERNEL...], with the kernels to compare, as `course kernel list` names them. The Python kernel is the
yardstick: what it takes is mostly the client's own cost.
"""

import statistics
import sys
import time

from jupyter_client.manager import KernelManager

ROUNDS = 3
WARM = 50


def measure(name):
    manager = KernelManager(kernel_name=name)
    start = time.perf_counter()
    manager.start_kernel()
    client = manager.client()
    client.start_channels()
    client.kernel_info(reply=True, timeout=60)
    ready = time.perf_counter() - start
    client.wait_for_ready(timeout=60)

    def execute():
        begin = time.perf_counter()
        reply = client.execute_interactive("1+1", timeout=60, output_hook=lambda message: None)
        assert reply["content"]["status"] == "ok"
        return time.perf_counter() - begin

    first = execute()
    warm = statistics.median(execute() for _ in range(WARM))
    client.stop_channels()
    manager.shutdown_kernel()
    return ready, first, warm


for kernel in sys.argv[1:] or ["goroutines-course", "python3"]:
    rounds = [measure(kernel) for _ in range(ROUNDS)]
    ready, first, warm = (statistics.median(column) for column in zip(*rounds))
    print(f"{kernel:20} ready {ready:5.2f} s   first cell {first:5.2f} s   warm {warm * 1000:5.1f} ms")
