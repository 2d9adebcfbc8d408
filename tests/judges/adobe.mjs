// `node adobe.mjs vocabulary.json page.html` prints what Adobe's validator finds on a page, as JSON.
import { readFileSync } from "node:fs";
import Validator from "@adobe/structured-data-validator";
import WebAutoExtractor from "@marbec/web-auto-extractor";

const [vocabulary, page] = process.argv.slice(2).map((file) => readFileSync(file, "utf8"));
const extractor = new WebAutoExtractor({ addLocation: true, embedSource: ["rdfa", "microdata"] });
const found = await new Validator(JSON.parse(vocabulary)).validate(extractor.parse(page));
console.log(
  JSON.stringify(
    found.map(({ rootType, issueMessage, fieldNames }) => ({
      type: rootType ?? "",
      sentence: issueMessage,
      fields: fieldNames ?? ["?"],
    })),
  ),
);
