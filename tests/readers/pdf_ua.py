"""Checks a PDF against PDF/UA-1 with a validator written by others."""

import sys

from page import validate_pdf

report = validate_pdf(sys.argv[1], profile="ua1")
for failure in report.failures:
    print(failure.rule_id, failure.message)
print("compliant" if report.is_compliant else "not compliant", report.rules.total)
