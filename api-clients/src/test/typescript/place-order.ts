// Places an order with the client that is made from the API's description, and prints it as JSON.
import { randomUUID } from "node:crypto";
import createClient, { type Client } from "openapi-fetch";
import type { components, paths } from "./schema.js";

type Amount = components["schemas"]["Amount"];
type Credentials = components["schemas"]["CredentialsBody"];
type Order = components["schemas"]["Order"];

declare const process: { argv: string[] };

const [, , baseUrl, email, password] = process.argv;
if (!baseUrl || !email || !password) {
  throw new Error("usage: place-order <address of the service> <email of an admin> <password>");
}
const service = { baseUrl };
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

/** A client that says who it is with every request. */
async function signedIn(credentials: Credentials): Promise<Client<paths>> {
  const tokens = done(await anonymous.POST("/v1/tokens", { body: credentials }));
  const client = createClient<paths>(service);
  client.use({
    onRequest({ request }) {
      request.headers.set("Authorization", `Bearer ${tokens.accessToken}`);
      return request;
    },
  });
  return client;
}

const anonymous = createClient<paths>(service);
const admin = await signedIn({ email, password });
const { clientId, clientSecret } = done(
  await admin.POST("/v1/machine-clients", { body: { name: "Web shop" } }),
);
const machine = await signedIn({ clientId, clientSecret });

const customer = done(
  await anonymous.POST("/v1/customers", {
    body: { email: `${sku}@example.org`, name: "Ada", password: "correct horse battery" },
  }),
);
const accounts = done(
  await machine.GET("/v1/accounts", { params: { query: { owner: customer.id, limit: 1 } } }),
);
const account = accounts.items[0];
if (!account) {
  throw new Error("the customer has no account");
}
done(
  await machine.POST("/v1/grants", {
    params: key(),
    body: { accountId: account.id, amount: { asset: "CREDIT", amount: 10_000 } },
  }),
);
done(await admin.POST("/v1/products", { body: { sku, name: "Mug", price, status: "PUBLISHED" } }));
done(
  await machine.POST("/v1/stock-movements", {
    params: key(),
    body: { type: "RECEIVE", sku, location: "MAIN", quantity: 5 },
  }),
);

const order = {
  params: key(),
  body: { customerId: customer.id, lines: [{ sku, quantity: 2, expectedUnitPrice: price }] },
};
const placed: Order = done(await machine.POST("/v1/orders", order));
const again = await machine.POST("/v1/orders", order);
if (done(again).id !== placed.id || again.response.headers.get("Idempotent-Replayed") !== "true") {
  throw new Error("the same key gave another order");
}
console.log(JSON.stringify(placed));
