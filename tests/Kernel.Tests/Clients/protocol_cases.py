"""What jupyter_client, which nobody here wrote, sees of the kernel. Prints a JSON object of results."""

import json
import sys
import time

from jupyter_client.manager import KernelManager

WATCHDOG = 120
manager = KernelManager(kernel_name=sys.argv[1])
manager.start_kernel()
client = manager.client()
client.start_channels()
client.wait_for_ready(timeout=WATCHDOG)
results = {}


def run(code, **options):
    shown = []
    reply = client.execute_interactive(
        code,
        timeout=WATCHDOG,
        output_hook=lambda m: shown.append((m["msg_type"], m["content"])),
        **options,
    )
    return [s for s in shown if s[0] not in ("status", "execute_input")], reply["content"]


results["value"] = run("1 + 1")[0]
results["stream"] = run('Console.Write("out"); Console.Error.Write("err");')[0]
results["error"] = run('throw new ArgumentException("wrong");')[1]
results["input"] = run(
    "Console.ReadLine()", allow_stdin=True, stdin_hook=lambda m: client.input("typed")
)[0]
run('var handle = "old".Display();')
results["update"] = run('handle.Update("new");')[0]
results["matches"] = client.complete("Console.WriteL", reply=True, timeout=WATCHDOG)["content"]["matches"]
results["inspect"] = client.inspect("Console.WriteLine(1)", 10, reply=True, timeout=WATCHDOG)["content"]
results["history"] = client.history(
    reply=True, timeout=WATCHDOG, hist_access_type="tail", n=1
)["content"]["history"]
results["comms"] = client.comm_info(reply=True, timeout=WATCHDOG)["content"]["comms"]
results["info"] = client.kernel_info(reply=True, timeout=WATCHDOG)["content"]

# A busy loop, interrupted as the stop button does it.
busy = client.execute('Console.Write("go"); while (true) { }')
while True:
    message = client.get_iopub_msg(timeout=WATCHDOG)
    if message["msg_type"] == "stream" and message["parent_header"].get("msg_id") == busy:
        break
manager.interrupt_kernel()
while True:
    reply = client.get_shell_msg(timeout=WATCHDOG)
    if reply["parent_header"].get("msg_id") == busy:
        break
results["interrupted"] = reply["content"]["ename"]
results["after"] = run("2 + 2")[0]
deadline = time.monotonic() + WATCHDOG
while not client.hb_channel.is_beating() and time.monotonic() < deadline:
    time.sleep(0.1)
results["beating"] = client.hb_channel.is_beating()

manager.restart_kernel()
client.wait_for_ready(timeout=WATCHDOG)
results["restarted"] = run("3 + 3")[1]["execution_count"]

client.stop_channels()
manager.shutdown_kernel()
results["alive"] = manager.is_alive()
print(json.dumps(results))
