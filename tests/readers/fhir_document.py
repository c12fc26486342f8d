"""Reads a FHIR document with models written by others, and adds up each measure again."""

import json
import sys

from fhir.resources.R4B.bundle import Bundle

ORDINAL = "http://hl7.org/fhir/StructureDefinition/ordinalValue"
TOTALS = {"44261-6", "70274-6"}

bundle = Bundle.model_validate_json(open(sys.argv[1], encoding="utf-8").read())
assert bundle.type == "document", bundle.type
resources = {entry.fullUrl: entry.resource for entry in bundle.entry}
kinds = sorted({resource.get_resource_type() for resource in resources.values()})


def score(response):
    answers = [answer for item in response.item or [] for answer in item.answer or []]
    return sum(
        int(extension.valueDecimal)
        for answer in answers
        for extension in answer.valueCoding.extension
        if extension.url == ORDINAL
    )


added = 0
for resource in resources.values():
    if resource.get_resource_type() != "Observation" or not resource.derivedFrom:
        continue
    assert resource.code.coding[0].code in TOTALS
    response = resources[resource.derivedFrom[0].reference]
    assert score(response) == int(resource.valueQuantity.value), resource.id
    added += 1
print(json.dumps({"kinds": kinds, "totals": added}))
