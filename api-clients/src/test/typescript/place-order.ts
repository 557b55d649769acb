// Places an order with the client that is made from the API's description, and prints it as JSON.
import { randomUUID } from "node:crypto";
import createClient from "openapi-fetch";
import type { components, paths } from "./schema.js";

type Amount = components["schemas"]["Amount"];
type Order = components["schemas"]["Order"];

declare const process: { argv: string[] };

const [, , baseUrl] = process.argv;
if (!baseUrl) {
  throw new Error("usage: place-order <address of the service>");
}
const client = createClient<paths>({ baseUrl });
const sku = `TS-${randomUUID()}`;
const price: Amount = { asset: "CREDIT", amount: 1250 };

/** What was answered; a problem ends the program with its code. */
function done<T>(answer: { data?: T; error?: { code: string; detail: string } }): T {
  if (answer.data === undefined) {
    throw new Error(`${answer.error?.code}: ${answer.error?.detail}`);
  }
  return answer.data;
}

/** Names an intention of its own. */
function key(): { header: { "Idempotency-Key": string } } {
  return { header: { "Idempotency-Key": randomUUID() } };
}

const customer = done(
  await client.POST("/v1/customers", {
    body: { email: `${sku}@example.org`, name: "Ada", password: "correct horse battery" },
  }),
);
const accounts = done(
  await client.GET("/v1/accounts", { params: { query: { owner: customer.id, limit: 1 } } }),
);
const account = accounts.items[0];
if (!account) {
  throw new Error("the customer has no account");
}
done(
  await client.POST("/v1/grants", {
    params: key(),
    body: { accountId: account.id, amount: { asset: "CREDIT", amount: 10_000 } },
  }),
);
done(await client.POST("/v1/products", { body: { sku, name: "Mug", price, status: "PUBLISHED" } }));
done(
  await client.POST("/v1/stock-movements", {
    params: key(),
    body: { type: "RECEIVE", sku, location: "MAIN", quantity: 5 },
  }),
);

const order = {
  params: key(),
  body: { customerId: customer.id, lines: [{ sku, quantity: 2, expectedUnitPrice: price }] },
};
const placed: Order = done(await client.POST("/v1/orders", order));
const again = await client.POST("/v1/orders", order);
if (done(again).id !== placed.id || again.response.headers.get("Idempotent-Replayed") !== "true") {
  throw new Error("the same key gave another order");
}
console.log(JSON.stringify(placed));
