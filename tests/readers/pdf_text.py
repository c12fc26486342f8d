"""Reads a PDF with Chrome's reader, given a password or an empty one; says so where it is refused."""

import sys

import pypdfium2

try:
    document = pypdfium2.PdfDocument(sys.argv[1], password=sys.argv[2] or None)
except pypdfium2.PdfiumError as error:
    if "password" not in str(error).lower():
        raise
    print("refused")
    sys.exit()
for page in document:
    print(page.get_textpage().get_text_bounded())
