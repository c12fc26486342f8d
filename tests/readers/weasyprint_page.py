"""Makes a PDF of an HTML page so many times with WeasyPrint, tagged and with its data attached as
ours is, and tells how long each took, in ms, and how much memory the process had at most, in MiB."""

import sys
import time

from weasyprint import HTML, Attachment

page, data, out, times = *sys.argv[1:4], int(sys.argv[4])
for _ in range(times):
    begun = time.perf_counter()
    attached = Attachment(filename=data, relationship="Data")
    HTML(filename=page).write_pdf(out, pdf_variant="pdf/ua-1", attachments=[attached])
    print("page", (time.perf_counter() - begun) * 1000)
with open("/proc/self/status") as status:
    most = next(line for line in status if line.startswith("VmHWM:"))
print("most", int(most.split()[1]) / 1024)
