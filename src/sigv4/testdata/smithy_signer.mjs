// Signs the requests of standard input, a JSON array as make_vectors.py has them, with npm's
// @smithy/signature-v4, and prints the array of what came out: the Authorization header, or of a
// signature in the query its hex digits.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const require = createRequire(new URL("../../../tests/package.json", import.meta.url));
const { SignatureV4 } = require("@smithy/signature-v4");
const { Sha256 } = require("@aws-crypto/sha256-js");

// { b: ["2", "1"], a: "1" }: what the SDK keeps of a query.
function parameters(query) {
  const found = {};
  for (const part of query.split("&").filter((text) => text !== "")) {
    const equals = part.includes("=") ? part.indexOf("=") : part.length;
    const name = decodeURIComponent(part.slice(0, equals));
    const value = decodeURIComponent(part.slice(equals + 1));
    found[name] = name in found ? [found[name], value].flat() : value;
  }
  return found;
}

function dateOf(time) {
  const [, year, month, day, hour, minute, second] = /^(....)(..)(..)T(..)(..)(..)Z$/.exec(time);
  return new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}

async function signed(item) {
  if (!item.signers.includes("smithy")) return null;
  const signer = new SignatureV4({
    applyChecksum: false,
    credentials: {
      accessKeyId: item.access_key_id,
      secretAccessKey: item.secret_access_key,
      ...(item.session_token ? { sessionToken: item.session_token } : {}),
    },
    region: item.region,
    service: item.service,
    sha256: Sha256,
  });
  const request = {
    method: item.method,
    protocol: "http:",
    hostname: item.headers[0][1],
    path: item.path,
    query: parameters(item.query),
    headers: Object.fromEntries(item.headers),
    body: Uint8Array.from(Buffer.from(item.body, "base64")),
  };
  const signingDate = dateOf(item.time);
  if (item.expires !== null) {
    const presigned = await signer.presign(request, { signingDate, expiresIn: item.expires });
    return presigned.query["X-Amz-Signature"];
  }
  const { headers } = await signer.sign(request, { signingDate });
  return headers.authorization;
}

const items = JSON.parse(readFileSync(0, "utf8"));
const results = [];
for (const item of items) results.push(await signed(item));
process.stdout.write(JSON.stringify(results));
