// Builds dist/, which is committed: learners have the .NET SDK and no npm.
//   npm ci && npm run build
// The output depends on nothing but the sources and the lock file, so that a test can compare it.
import { build } from "esbuild";
import { copyFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const out = process.argv[2] ?? join(here, "dist");

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });

const result = await build({
  absWorkingDir: here,
  entryPoints: { page: "src/page.js", frame: "src/frame.js", style: "css/style.css" },
  outdir: out,
  bundle: true,
  minify: true,
  // Not modules: a frame without an origin may not load those.
  format: "iife",
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  metafile: true,
});
await copyFile(
  join(here, "node_modules/plotly.js-basic-dist-min/plotly-basic.min.js"),
  join(out, "plotly.js"),
);
await writeFile(join(out, "LICENSES.txt"), await licenses(result.metafile));

/** The licences of all that the bundle holds: each asks to travel with its code. */
async function licenses(metafile) {
  const packages = new Set(["plotly.js-basic-dist-min"]);
  for (const input of Object.keys(metafile.inputs)) {
    const match = /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input);
    if (match) packages.add(match[1]);
  }
  let text = "The files beside this one hold code of these packages.\n";
  for (const name of [...packages].sort()) {
    const folder = join(here, "node_modules", name);
    const { version } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
    const license = await readFile(join(folder, "LICENSE"), "utf8");
    text += `\n---- ${name} ${version} ----\n\n${license.replaceAll("\r\n", "\n").trim()}\n`;
  }
  return text;
}
