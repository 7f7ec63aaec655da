// Compiles the site's styles, scripts, fonts and pictures into wwwroot/dist: names carry a hash of the content, so that
// browsers may keep them for ever, and text comes with its brotli and gzip forms. manifest.json maps plain names to these.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import * as esbuild from "esbuild";
import * as sass from "sass";

const out = "wwwroot/dist";
const manifest = {};

const compressed = new Set([".css", ".js", ".svg"]);

function emit(name, content) {
  const bytes = Buffer.from(content);
  const extension = extname(name);
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 12);
  const file = `${basename(name, extension)}-${hash}${extension}`;
  writeFileSync(join(out, file), bytes);
  if (compressed.has(extension)) {
    writeFileSync(join(out, `${file}.br`), brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
    writeFileSync(join(out, `${file}.gz`), gzipSync(bytes, { level: 9 }));
  }

  manifest[name] = file;
}

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

// Only the Khmer part of the font travels: Latin letters come from the reader's own system.
const fonts = "node_modules/@fontsource/noto-sans-khmer/files";
for (const weight of [400, 700]) {
  emit(`khmer-${weight}.woff2`, readFileSync(join(fonts, `noto-sans-khmer-khmer-${weight}-normal.woff2`)));
}

for (const picture of readdirSync("Assets/pictures")) {
  emit(picture, readFileSync(join("Assets/pictures", picture)));
}

const style = sass.compile("Assets/styles/site.scss", { style: "compressed", loadPaths: ["node_modules"], quietDeps: true, charset: false });
// The fonts' names are known only now; the style sheet sits in the same folder.
emit("site.css", style.css.replace(/font:(khmer-\d+\.woff2)/g, (_, name) => manifest[name]));

const scripts = await esbuild.build({
  entryPoints: ["Assets/scripts/site.js", "Assets/scripts/progress.js", "Assets/scripts/passkeys.js"],
  bundle: true,
  minify: true,
  format: "esm",
  target: ["es2022"],
  legalComments: "none",
  outdir: out,
  write: false,
});
for (const script of scripts.outputFiles) {
  emit(basename(script.path), script.contents);
}

writeFileSync(join(out, "manifest.json"), JSON.stringify(manifest, null, 2) + "\n");
