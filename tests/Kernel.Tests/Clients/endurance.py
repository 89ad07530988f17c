"""Wears the kernel out: many cells, much output, restarts, dead cell processes. Prints a JSON object of figures."""

import json
import os
import signal
import statistics
import subprocess
import sys
import time

from jupyter_client.manager import KernelManager

WATCHDOG = 120
manager = KernelManager(kernel_name=sys.argv[1])
manager.start_kernel()
client = manager.client()
client.start_channels()
client.wait_for_ready(timeout=WATCHDOG)
figures = {}


def run(code):
    shown = []
    reply = client.execute_interactive(code, timeout=WATCHDOG, output_hook=shown.append)
    return reply["content"]["status"], shown


def kernel():
    return manager.provisioner.pid


def cells():
    children = subprocess.run(["pgrep", "-P", str(kernel())], capture_output=True, text=True)
    return [int(child) for child in children.stdout.split()]


def megabytes(process):
    with open(f"/proc/{process}/status") as status:
        return next(int(line.split()[1]) // 1024 for line in status if line.startswith("VmRSS"))


def memory():
    return {"kernel": megabytes(kernel()), "cells": megabytes(cells()[0])}


# Cells that declare nothing: the compiler forgets them.
for i in range(1, 1001):
    status, _ = run(f"Console.WriteLine({i}); Enumerable.Range(0, {i}).Sum()")
    assert status == "ok"
    if i in (250, 1000):
        figures[f"memory after {i} that declare nothing"] = memory()

start = time.monotonic()
for i in range(1, 1001):
    status, _ = run(f"var x{i} = {i}; Console.WriteLine(x{i}); x{i} + 1")
    assert status == "ok"
    if i in (250, 1000):
        figures[f"memory after {i}"] = memory()
figures["ms per cell"] = round((time.monotonic() - start))

start = time.monotonic()
status, shown = run(
    "var line = new string('x', 99) + \"\\n\"; for (int i = 0; i < 1_000_000; i++) Console.Write(line);"
)
assert status == "ok"
figures["100 MB of text"] = {
    "seconds": round(time.monotonic() - start, 1),
    "shown": sum(len(m["content"]["text"]) for m in shown if m["msg_type"] == "stream"),
    **memory(),
}
start = time.monotonic()
status, shown = run("for (int i = 0; i < 1000; i++) new string('y', 100_000).Display();")
assert status == "ok"
figures["100 MB of values"] = {
    "seconds": round(time.monotonic() - start, 1),
    "shown": sum(
        len(m["content"]["data"]["text/plain"]) for m in shown if m["msg_type"] == "display_data"
    ),
    **memory(),
}

restarts = []
for _ in range(50):
    start = time.monotonic()
    manager.restart_kernel()
    client.wait_for_ready(timeout=WATCHDOG)
    restarts.append(time.monotonic() - start)
status, _ = run("1 + 1")
assert status == "ok"
figures["50 restarts"] = {
    "median s": round(statistics.median(restarts), 2),
    "longest s": round(max(restarts), 2),
    **memory(),
}

names = []
for _ in range(5):
    busy = client.execute("Console.Write(1); while (true) { }")
    while True:
        message = client.get_iopub_msg(timeout=WATCHDOG)
        if message["msg_type"] == "stream" and message["parent_header"].get("msg_id") == busy:
            break
    os.kill(cells()[0], signal.SIGKILL)
    while True:
        reply = client.get_shell_msg(timeout=WATCHDOG)
        if reply["parent_header"].get("msg_id") == busy:
            break
    names.append(reply["content"]["ename"])
    status, _ = run("1 + 1")
    assert status == "ok"
figures["killed"] = names

last = cells()
client.stop_channels()
manager.shutdown_kernel()
figures["left behind"] = [process for process in last if os.path.exists(f"/proc/{process}")]
print(json.dumps(figures))
