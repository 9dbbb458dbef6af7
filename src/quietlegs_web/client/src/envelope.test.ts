import { expect, test } from "vitest";
import { openEnvelope } from "./envelope";
import { envelopes } from "./envelope_vectors.json";

test.each(envelopes)("an envelope that the server's library sealed opens here: $night", (one) => {
  expect(openEnvelope(one.sealed, one.key)).toEqual({ assigned: one.assigned, probability: one.probability });
});

test("an envelope that was touched, or another key, opens nothing", () => {
  const [first, second] = envelopes;
  if (!first || !second) throw new Error("vectors are missing");
  const touched = `${first.sealed.slice(0, 40)}${first.sealed[40] === "A" ? "B" : "A"}${first.sealed.slice(41)}`;
  expect(() => openEnvelope(touched, first.key)).toThrow();
  expect(() => openEnvelope(first.sealed, second.key)).toThrow();
});

test("envelopes give nothing away by their length", () => {
  expect(new Set(envelopes.map((one) => one.sealed.length)).size).toBe(1);
});
