"""Makes a PDF of an HTML page so many times with WeasyPrint and tells how long each took, in ms,
and how much memory the process had at most, in MiB."""

import sys
import time

from weasyprint import HTML

page, out, times = sys.argv[1], sys.argv[2], int(sys.argv[3])
for _ in range(times):
    begun = time.perf_counter()
    HTML(filename=page).write_pdf(out)
    print("page", (time.perf_counter() - begun) * 1000)
with open("/proc/self/status") as status:
    most = next(line for line in status if line.startswith("VmHWM:"))
print("most", int(most.split()[1]) / 1024)
